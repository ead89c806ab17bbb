/** The workflows of this repository. GitHub's own parser checks them in `examples/pipelines-linters.test.ts`. */
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { runProgram } from "../../src/system/run-program";
import {
  githubSteps,
  ownWorkflows,
  readPipeline,
} from "../support/pages/pipeline-scripts";

const jobSchema = z.object({
  needs: z.optional(z.union([z.string(), z.array(z.string())])),
  permissions: z.record(z.string(), z.string()),
  environment: z.optional(z.string()),
  uses: z.optional(z.string()),
  "timeout-minutes": z.optional(z.number()),
});

const workflowSchema = z.object({
  permissions: z.strictObject({}),
  jobs: z.record(z.string(), jobSchema),
});

const [, release] = ownWorkflows;

const jobsOf = async (path: string) =>
  workflowSchema.parse(await readPipeline(path)).jobs;

test.each(ownWorkflows)("%s pins every action to a commit", async (path) => {
  const used = (await githubSteps(path)).flatMap(({ uses }) => uses ?? []);
  expect(used.length).toBeGreaterThan(2);
  for (const action of used)
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
});

test.each(ownWorkflows)(
  "bash can read each script of %s, and no expression is in one",
  async (path) => {
    for (const { run: script = "" } of await githubSteps(path)) {
      expect(script).not.toContain("${{");
      const result = await runProgram("bash", ["-n", "-c", script]);
      expect({ script, ...result }).toMatchObject({ exitCode: 0, stderr: "" });
    }
  },
);

test.each(ownWorkflows)(
  "each job of %s ends in time, or calls a workflow that does",
  async (path) => {
    for (const job of Object.values(await jobsOf(path)))
      expect(job.uses ?? job["timeout-minutes"]).toBeDefined();
  },
);

test("a release is published after everything else has succeeded", async () => {
  const { publish, ...others } = await jobsOf(release);
  expect(publish?.needs).toEqual(Object.keys(others));
});

test("only the jobs that sign and publish may get an identity, and people approve both", async () => {
  const jobs = await jobsOf(release);
  const withIdentity = Object.entries(jobs).filter(
    ([, { permissions }]) => permissions["id-token"] === "write",
  );
  expect(withIdentity.map(([name]) => name)).toEqual(["build", "publish"]);
  for (const [, { environment }] of withIdentity)
    expect(environment).toBe("release");
  for (const { permissions } of Object.values(jobs))
    expect(permissions.contents ?? "read").toBe("read");
});

test("only the step that signs gets the key", async () => {
  const steps = await githubSteps(release);
  const withKey = steps.filter(({ env }) => "GPG_PRIVATE_KEY" in env);
  expect(withKey.map(({ run }) => run)).toEqual(["npm run release"]);
});
