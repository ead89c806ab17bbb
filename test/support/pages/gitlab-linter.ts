/**
 * `gitlab-ci-local`, which checks a pipeline against GitLab's public schema, and knows which jobs run when. It needs no
 * network.
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { runTool } from "../../../src/generate/run-tool";
import { inTemporaryFolder } from "../../../src/system/temporary-folder";

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
export function gitlabJobs(
  text: string,
  source: GitlabPipelineSource,
): Promise<readonly string[]> {
  return inTemporaryFolder("cdktf-avara-gitlab-", async (cwd) => {
    const run = (file: string, ...args: readonly string[]) =>
      runTool(file, args, { cwd, env: { PATH: process.env.PATH, HOME: cwd } });
    await run("git", "init", "--quiet", "--initial-branch=main");
    await writeFile(join(cwd, ".gitlab-ci.yml"), text);
    const jobs = await run(
      process.execPath,
      linter,
      "--list-json",
      `--variable=CI_PIPELINE_SOURCE=${source}`,
      "--ignore-predefined-vars=CI_PIPELINE_SOURCE",
    );
    return jobsSchema
      .parse(JSON.parse(jobs))
      .filter(({ when }) => when !== "never")
      .map(({ name, when }) => `${name} ${when}`);
  });
}
