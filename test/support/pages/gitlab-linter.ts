/**
 * `gitlab-ci-local`, which holds a pipeline of GitLab's against GitLab's public schema, and knows which jobs run when.
 * It asks the network for nothing.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { runProgram } from "../../../src/system/run-program";

/** The script that its command runs. */
const linter = require.resolve("gitlab-ci-local");

const jobsSchema = z.array(z.object({ name: z.string(), when: z.string() }));

/** What starts a pipeline, as `CI_PIPELINE_SOURCE` has it. */
export type GitlabPipelineSource = "merge_request_event" | "push" | "schedule";

/**
 * The jobs of a `.gitlab-ci.yml` that run on the main branch, each with when it runs.
 *
 * @throws {Error} what the linter says against the file
 */
export async function gitlabJobs(
  text: string,
  source: GitlabPipelineSource,
): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), "cdktf-avara-gitlab-"));
  const options = {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory },
  };
  try {
    await runProgram(
      "git",
      ["init", "--quiet", "--initial-branch=main"],
      options,
    );
    await writeFile(join(directory, ".gitlab-ci.yml"), text);
    const { exitCode, stdout, stderr } = await runProgram(
      process.execPath,
      [
        linter,
        "--list-json",
        `--variable=CI_PIPELINE_SOURCE=${source}`,
        "--ignore-predefined-vars=CI_PIPELINE_SOURCE",
      ],
      options,
    );
    if (exitCode !== 0) throw new Error(stderr);
    return jobsSchema
      .parse(JSON.parse(stdout))
      .filter(({ when }) => when !== "never")
      .map(({ name, when }) => `${name} ${when}`);
  } finally {
    await rm(directory, { recursive: true });
  }
}
