/** Runs every script of the pipelines once and in order, with the real terraform. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import { liveCustomer } from "../../support/api/live-customers";
import { usePipelineRunner } from "../../support/pages/pipeline-runner";
import {
  githubFiles,
  githubSteps,
  gitlabScripts,
} from "../../support/pages/pipeline-scripts";

const stage = usePipelineRunner();

beforeEach(async () => {
  // Does the same as `cdktf synth`, in a third of the time.
  await stage.runner.place("cdktf", '[ "$1" = synth ] && exec tsx main.ts');
});

const read = (name: string) =>
  readFile(join(stage.runner.checkout, name), "utf8");

test("the scripts for GitHub plan, deploy and find no drift", async () => {
  const { runner, sandbox } = stage;
  await runner.place("gh", 'echo "$*" >> gh-calls');
  const hasRun = new Set<string>();
  const steps = await Promise.all(githubFiles.map(githubSteps));
  for (const { run, env } of steps.flat()) {
    if (run === undefined || hasRun.has(run)) continue;
    hasRun.add(run);
    const { AVARA_API_KEY, STACK } = env;
    await runner.succeed(run, {
      ...(AVARA_API_KEY !== undefined && { AVARA_API_KEY: sandbox.apiKey }),
      ...(STACK !== undefined && { STACK }),
      COMMENTS: "comments",
      GITHUB_STEP_SUMMARY: join(runner.checkout, "summary.md"),
      GITHUB_OUTPUT: join(runner.checkout, "output"),
    });
  }
  expect(await read("comment.md")).toContain(
    "    Plan: 1 to add, 0 to change, 0 to destroy.\n",
  );
  expect(liveCustomer(sandbox, "Lakeside General Hospital").isActive).toBe(
    true,
  );
  expect(await read("output")).toBe("found=false\n");
});

test("the scripts for GitLab plan, deploy and find no drift", async () => {
  const { runner, sandbox } = stage;
  await runner.place(
    "curl",
    `zip=terraform_1.11.4_linux_amd64.zip
     case "$*" in
       *.zip) echo terraform > $zip ;;
       *SHA256SUMS) sha256sum $zip ;;
       *) echo '[]'
     esac`,
  );
  await runner.place("unzip", "");
  for (const [, script] of await gitlabScripts())
    await runner.succeed(`set -o pipefail\n${script}`, {
      AVARA_API_KEY: sandbox.apiKey,
      STACK: "cdktf.out/stacks/customers",
      TERRAFORM_VERSION: "1.11.4",
    });
  expect(JSON.parse(await read("plan.json"))).toEqual({
    create: 1,
    update: 0,
    delete: 0,
  });
  expect(liveCustomer(sandbox, "Lakeside General Hospital").isActive).toBe(
    true,
  );
  expect(await read("drift.md")).toContain("No drift");
});
