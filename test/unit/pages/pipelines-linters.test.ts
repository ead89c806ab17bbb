/** Runs the linters of the pipelines' platforms. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runProgram } from "../../../src/system/run-program";
import { gitlabJobs } from "../../support/pages/gitlab-linter";
import {
  allScripts,
  githubFiles,
  githubSteps,
  gitlabFile,
  ownWorkflows,
  pipelinesDirectory,
} from "../../support/pages/pipeline-scripts";
import { repository } from "../../support/repository";

test("GitHub's own parser finds no mistake in the workflows and the action", async () => {
  const { stdout, stderr } = await runProgram(
    process.execPath,
    [
      join(repository, "node_modules/tsx/dist/cli.mjs"),
      join(repository, "test/support/pages/check-workflows.ts"),
      ...githubFiles,
      ...ownWorkflows,
    ],
    { cwd: pipelinesDirectory },
  );
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual(
    Object.fromEntries(
      [...githubFiles, ...ownWorkflows].map((path) => [path, []]),
    ),
  );
});

test("GitLab's schema allows the pipeline, and a push deploys only by hand", async () => {
  const text = await readFile(join(pipelinesDirectory, gitlabFile), "utf8");
  expect(await gitlabJobs(text, "push")).toEqual([
    "plan on_success",
    "apply manual",
  ]);
});

test("bash can read every script", async () => {
  const own = (await Promise.all(ownWorkflows.map(githubSteps))).flat();
  for (const script of [
    ...(await allScripts()),
    ...own.flatMap(({ run }) => run ?? []),
  ]) {
    const result = await runProgram("bash", ["-n", "-c", script]);
    expect({ script, ...result }).toMatchObject({ exitCode: 0, stderr: "" });
  }
});
