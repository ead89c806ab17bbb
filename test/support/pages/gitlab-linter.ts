/**
 * `gitlab-ci-local`, which checks a pipeline against GitLab's public schema, and knows which jobs run when. It needs no
 * network.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod/mini";
import { runProgram } from "../../../src/system/run-program";

/** The script of its command. */
const linter = require.resolve("gitlab-ci-local");

const jobsSchema = z.array(z.object({ name: z.string(), when: z.string() }));

/** The source of a pipeline, as in `CI_PIPELINE_SOURCE`. */
export type GitlabPipelineSource = "merge_request_event" | "push" | "schedule";

/**
 * The jobs of a `.gitlab-ci.yml` that run on the main branch, each with its `when`.
 *
 * @throws {Error} with the linter's problems
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
