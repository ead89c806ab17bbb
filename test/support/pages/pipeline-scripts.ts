/** The shell scripts of the pipelines under `examples/pipelines`. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import * as z from "zod/mini";
import { repository } from "../repository";

export const pipelinesDirectory = join(repository, "examples/pipelines");

/** The workflows, and the action that they share. */
export const githubFiles = [
  "github/actions/setup/action.yml",
  "github/workflows/pull-request.yml",
  "github/workflows/deploy.yml",
  "github/workflows/drift.yml",
] as const;

/** The workflows of this repository, from the folder of the pipelines. */
export const ownWorkflows = [
  "../../.github/workflows/ci.yml",
  "../../.github/workflows/release.yml",
] as const;

export const gitlabFile = "gitlab/.gitlab-ci.yml";

const texts = z.record(z.string(), z.string());

const stepSchema = z.object({
  name: z.optional(z.string()),
  uses: z.optional(z.string()),
  run: z.optional(z.string()),
  env: z._default(texts, {}),
});

const stepsSchema = z.object({
  env: z._default(texts, {}),
  // A job that calls another workflow has none.
  steps: z._default(z.array(stepSchema), []),
});

/** A workflow, or a composite action. */
const githubSchema = z.union([
  z.object({ jobs: z.record(z.string(), stepsSchema) }),
  z.object({ runs: stepsSchema }),
]);

const gitlabJobSchema = z.object({
  before_script: z._default(z.array(z.string()), []),
  script: z._default(z.array(z.string()), []),
});

const gitlabSchema = z.record(z.string(), z.unknown());

/** A step, with the environment of its job. */
export type GithubStep = z.infer<typeof stepSchema>;

/** Reads a file of the pipelines as YAML. */
export async function readPipeline(path: string): Promise<unknown> {
  return parse(await readFile(join(pipelinesDirectory, path), "utf8"));
}

/** The steps of all jobs of a workflow, or of an action. */
export async function githubSteps(path: string): Promise<GithubStep[]> {
  const document = githubSchema.parse(await readPipeline(path));
  const jobs =
    "runs" in document ? [document.runs] : Object.values(document.jobs);
  return jobs.flatMap(({ env, steps }) =>
    steps.map((step) => ({ ...step, env: { ...env, ...step.env } })),
  );
}

/** The shell script of a step. Throws if there is no step of this name. */
export async function githubScript(
  path: string,
  name: string,
): Promise<string> {
  const step = (await githubSteps(path)).find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`${path} has no step ${name}`);
  return step.run;
}

/** The shell script of each GitLab job, in the order of the file, with its `before_script`. */
export async function gitlabScripts(): Promise<ReadonlyMap<string, string>> {
  const document = gitlabSchema.parse(await readPipeline(gitlabFile));
  return new Map(
    Object.entries(document).flatMap(([name, value]) => {
      const job = gitlabJobSchema.safeParse(value);
      if (!job.success) return [];
      const lines = [...job.data.before_script, ...job.data.script];
      return lines.length === 0 ? [] : [[name, lines.join("\n")]];
    }),
  );
}

/** The scripts of all pipelines. */
export async function allScripts(): Promise<readonly string[]> {
  const steps = await Promise.all(githubFiles.map(githubSteps));
  return [
    ...steps.flat().flatMap(({ run }) => run ?? []),
    ...(await gitlabScripts()).values(),
  ];
}
