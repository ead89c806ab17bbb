import { CliError } from "../cli-error";
import { type CliIo, reportProgress } from "../cli-io";
import { createEnvironmentClient } from "../environment-client";
import { terraformProgram } from "../machine/terraform-program";
import { lookAtAccount } from "./account/look-at-account";
import type { DriftCommandOptions } from "./command";
import type { DriftReport } from "./drift-report";
import { planStacks } from "./plan/plan-stacks";
import { createRunProgram } from "./plan/run-program";
import { findStacks, stackOfFolder } from "./plan/stack";
import { synthesizeApp } from "./plan/synthesize";
import { buildReport } from "./report/build-report";
import { readSuppressions } from "./report/suppressions";

/**
 * Plans the stacks, reads the live customers, and reports the differences. Changes nothing.
 *
 * @throws {CliError} if a plan or the API cannot be read
 */
export async function lookForDrift(
  names: readonly string[],
  options: DriftCommandOptions,
  io: CliIo,
): Promise<DriftReport> {
  const { appDir, chdir, out, parallelism } = options;
  const { env, signal } = io;
  const isUnmanagedIncluded = options.unmanaged === true;
  const api = createEnvironmentClient(env)?.expressCustomers ?? null;
  if (isUnmanagedIncluded && api === null)
    throw new CliError(
      "--unmanaged needs the key of the account in AVARA_API_KEY.",
    );
  const suppressions =
    options.suppressions === undefined
      ? []
      : await readSuppressions(options.suppressions);
  const onProgress = (line: string) => {
    reportProgress(line, io);
  };
  const terraform = terraformProgram(env);
  const run = createRunProgram(env);
  if (options.synth === true) {
    onProgress("Synthesizing the app …");
    await synthesizeApp(appDir, out, env, run, signal);
  }
  const stacks =
    chdir?.map((folder) => stackOfFolder(folder, terraform)) ??
    (await findStacks(names, { appDirectory: appDir, out, terraform }));
  const planned = await planStacks(stacks, {
    terraform,
    parallelism,
    run,
    onProgress,
    signal,
  });
  const account = await lookAtAccount(
    planned.flatMap(({ customers }) => customers),
    api,
    { isUnmanagedIncluded, onProgress, signal },
  );
  const now = new Date();
  return buildReport({ stacks: planned, ...account, suppressions, now });
}
