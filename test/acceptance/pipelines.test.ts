/** The jobs of the pipelines, on the real terraform; GitHub and GitLab are played. */
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox";
import { liveCustomer } from "../support/api/live-customers";
import { createPipelineRunner } from "../support/pages/pipeline-runner";
import type { PipelineRunner } from "../support/pages/pipeline-runner";
import { runGithubWorkflow, runGitlabJob } from "../support/pages/run-pipeline";
import { startTestSandbox } from "../support/api/start-sandbox";
import { startStateServer } from "../support/pages/state-server";

let sandbox: Sandbox;
let runner: PipelineRunner;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  runner = await createPipelineRunner(sandbox);
});

afterEach(async () => {
  await runner[Symbol.asyncDispose]();
});

const read = (name: string) => readFile(join(runner.checkout, name), "utf8");

const lakeside = () => liveCustomer(sandbox, "Lakeside General Hospital");

test("on GitHub, a pull request is planned, and the main branch is deployed", async () => {
  await runner.place("gh", 'echo "$*" >> gh-calls');
  const run = (name: string) =>
    runGithubWorkflow(runner, `github/workflows/${name}.yml`, {
      "secrets.AVARA_API_KEY": sandbox.apiKey,
      // No bucket: the state stays on the runner.
      "vars.STATE_BUCKET": "",
      "github.token": "token",
      "github.repository": "owner/name",
      "github.event.pull_request.number": "7",
    });

  await run("pull-request");
  expect(sandbox.customers.all()).toEqual([]);
  expect(await read("comment.md")).toContain(
    "    Plan: 1 to add, 0 to change, 0 to destroy.\n",
  );
  expect(await read("summary.md")).toBe(await read("comment.md"));
  expect(await read("gh-calls")).toContain(
    "--method POST repos/owner/name/issues/7/comments",
  );

  await run("deploy");
  expect(lakeside().isActive).toBe(true);
});

test("on GitLab, a merge request is planned, and the plan is applied by another runner with another token", async () => {
  await using server = await startStateServer("of the first job");
  await using other = await createPipelineRunner(sandbox);
  const run = async (on: PipelineRunner, job: string) => {
    // The download of Terraform, which is here already.
    await on.place(
      "curl",
      `zip=terraform_1.11.4_linux_amd64.zip
       case "$*" in
         *.zip) echo terraform > $zip ;;
         *) sha256sum $zip
       esac`,
    );
    await on.place("unzip", "");
    await runGitlabJob(on, job, {
      AVARA_API_KEY: sandbox.apiKey,
      CI_API_V4_URL: server.url,
      CI_PROJECT_ID: "1",
      CI_JOB_TOKEN: server.jobToken,
    });
  };

  await run(runner, "plan");
  expect(JSON.parse(await read("plan.json"))).toEqual({
    create: 1,
    update: 0,
    delete: 0,
  });
  expect(await read("plan.txt")).toContain("Plan: 1 to add");
  expect([server.states, server.isLocked()]).toEqual([[], false]);

  // The artifacts.
  await cp(
    join(runner.checkout, "cdktf.out"),
    join(other.checkout, "cdktf.out"),
    { recursive: true, filter: (path) => !path.includes("/.terraform/") },
  );
  server.jobToken = "of the second job";
  await run(other, "apply");
  expect(lakeside().isActive).toBe(true);
  expect(server.states.at(-1)).toContain(lakeside().expressCustomerId);
  expect(server.isLocked()).toBe(false);
});
