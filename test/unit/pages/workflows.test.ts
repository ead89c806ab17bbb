/**
 * The workflows of this repository, and those of the examples. GitHub's own parser checks them in
 * `pipelines-linters.test.ts`.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import {
  githubFiles,
  githubSteps,
  ownWorkflows,
  pipelinesDirectory,
  readPipeline,
} from "../../support/pages/pipeline-scripts";

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

test.each([...githubFiles, ...ownWorkflows])(
  "every action of %s is pinned to a commit, or is in the repository",
  async (path) => {
    const used = (await githubSteps(path)).flatMap(({ uses }) => uses ?? []);
    expect(used).not.toEqual([]);
    for (const action of used)
      if (action.startsWith("./.github/")) {
        const folder = action.replace("./.github/", "github/");
        const file = join(pipelinesDirectory, folder, "action.yml");
        expect(existsSync(file)).toBe(true);
      } else expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  },
);

test.each([...githubFiles, ...ownWorkflows])(
  "no script of %s has an expression, which could put a secret on a command line",
  async (path) => {
    for (const { run = "" } of await githubSteps(path))
      expect(run).not.toContain("${{");
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
