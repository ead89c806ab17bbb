/** The pipelines, as the linters of their platforms see them. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { runProgram } from "../../../src/system/run-program";
import type { WorkflowProblems } from "../../support/pages/check-workflows";
import { gitlabJobs } from "../../support/pages/gitlab-linter";
import type { GitlabPipelineSource } from "../../support/pages/gitlab-linter";
import {
  allScripts,
  githubFiles,
  gitlabFile,
  pipelinesDirectory,
} from "../../support/pages/pipeline-scripts";
import { repository } from "../../support/repository";

describe("GitHub's own parser", () => {
  /** What it finds wrong in the files of a directory. */
  async function problemsIn(
    cwd: string,
    ...files: readonly string[]
  ): Promise<unknown> {
    const { stdout, stderr } = await runProgram(
      process.execPath,
      [
        join(repository, "node_modules/tsx/dist/cli.mjs"),
        join(repository, "test/support/pages/check-workflows.ts"),
        ...files,
      ],
      { cwd, env: process.env },
    );
    expect(stderr).toBe("");
    return JSON.parse(stdout);
  }

  test("finds nothing wrong in the workflows and the action", async () => {
    const none: WorkflowProblems = Object.fromEntries(
      githubFiles.map((path) => [path, []]),
    );
    expect(await problemsIn(pipelinesDirectory, ...githubFiles)).toEqual(none);
  });

  test("finds mistakes", async () => {
    const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-github-"));
    const mistakes = [
      [
        "github/workflows/deploy.yml",
        ["secrets.AVARA_API_KEY", "secret.AVARA_API_KEY"],
      ],
      [
        "github/actions/setup/action.yml",
        ["using: composite", "using: compost"],
      ],
    ] as const;
    try {
      for (const [path, [right, wrong]] of mistakes) {
        const text = await readFile(join(pipelinesDirectory, path), "utf8");
        const file = join(directory, basename(path));
        await writeFile(file, text.replace(right, wrong));
      }
      expect(await problemsIn(directory, "deploy.yml", "action.yml")).toEqual({
        "deploy.yml": [
          expect.stringContaining("Unrecognized named-value: 'secret'"),
        ],
        "action.yml": [expect.stringContaining("Unexpected value 'compost'")],
      });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe("GitLab's schema", () => {
  const read = () => readFile(join(pipelinesDirectory, gitlabFile), "utf8");

  test.each<[GitlabPipelineSource, readonly string[]]>([
    ["merge_request_event", ["plan on_success"]],
    ["push", ["plan on_success", "apply manual"]],
    ["schedule", ["drift on_success"]],
  ])("allows what runs for %s: %j", async (source, jobs) => {
    expect(await gitlabJobs(await read(), source)).toEqual(jobs);
  });

  test.each([
    ["when: manual", "when: manually", "'when' property must be one of"],
    ["needs: [plan]", "needs: [plans]", "needs: [plans] for apply"],
  ])("refuses, for %j, %j", async (right, wrong, message) => {
    const text = (await read()).replace(right, wrong);
    await expect(gitlabJobs(text, "push")).rejects.toThrow(message);
  });
});

test("bash can read every script", async () => {
  const scripts = await allScripts();
  expect(scripts.length).toBeGreaterThan(10);
  for (const script of scripts) {
    const result = await runProgram("bash", ["-n", "-c", script], {
      cwd: pipelinesDirectory,
      env: process.env,
    });
    expect({ script, ...result }).toMatchObject({ exitCode: 0, stderr: "" });
  }
});
