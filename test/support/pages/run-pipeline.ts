/** Runs what GitHub and GitLab would run of the pipelines, on a runner of ours. */
import { join } from "node:path";
import type { PipelineRunner } from "./pipeline-runner";
import {
  githubSteps,
  gitlabScripts,
  gitlabVariables,
} from "./pipeline-scripts";

/**
 * Runs all scripts of a workflow, those of the action that it begins with included.
 *
 * @param values what the expressions of the workflow stand for, by what is written between `${{` and `}}`
 * @throws {Error} when a script fails, or an expression is not among the values
 */
export async function runGithubWorkflow(
  runner: PipelineRunner,
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const evaluate = (text: string) =>
    text.replaceAll(/\$\{\{ (.+?) \}\}/g, (expression, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`${path}: ${expression}`);
      return value;
    });
  for (const { uses, run, env } of await githubSteps(path)) {
    if (uses?.startsWith("./.github/") === true)
      await runGithubWorkflow(
        runner,
        `${uses.replace("./.github/", "github/")}/action.yml`,
        values,
      );
    if (run === undefined) continue;
    const evaluated = Object.entries(env).map(
      ([name, text]) => [name, evaluate(text)] as const,
    );
    await runner.succeed(run, {
      ...Object.fromEntries(evaluated),
      GITHUB_STEP_SUMMARY: join(runner.checkout, "summary.md"),
    });
  }
}

/**
 * Runs the scripts of a job of GitLab's, with what it begins with.
 *
 * @param values the variables that GitLab and the project's settings add
 * @throws {Error} when a command fails
 */
export async function runGitlabJob(
  runner: PipelineRunner,
  job: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const scripts = await gitlabScripts();
  const variables = Object.entries(await gitlabVariables());
  await runner.succeed(
    [
      "set -o pipefail",
      ...variables.map(([name, value]) => `export ${name}="${value}"`),
      scripts.get(".setup"),
      scripts.get(job),
    ].join("\n"),
    values,
  );
}
