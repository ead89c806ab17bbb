import { CliError, CliFinding } from "../cli-error";
import { type CliIo, reportProgress } from "../cli-io";
import { withAdvice } from "./advice";
import { checkOptions } from "./check-options";
import type { DriftCommandOptions } from "./command";
import { isFailing } from "./fail-on";
import type { Terminal } from "./formats/table/table";
import { type ReportOutput, prepareOutputs } from "./formats/report-output";
import { lookForDrift } from "./look-for-drift";
import { createRunProgram } from "./plan/run-program";
import { findStacks, stackOfFolder } from "./plan/stack";
import { synthesizeApp } from "./plan/synthesize";
import type { DriftReport } from "./report/drift-report";
import { readReport } from "./report/read-report";
import { readSuppressions } from "./report/suppressions";
import { viewReport } from "./report/view/report-view";
import { describeDifferences } from "./report/view/summary";
import { createEnvironmentClient } from "../environment-client";
import { terraformProgram } from "../terraform-program";

/**
 * Looks for drift and writes the report.
 *
 * @throws {CliError} if a plan failed, also after the report is written
 * @throws {CliFinding} if something differs
 */
export async function runDrift(
  names: readonly string[],
  options: DriftCommandOptions,
  terminal: Terminal,
  io: CliIo,
): Promise<void> {
  checkOptions(names, options);
  const outputs = await prepareOutputs(options, terminal, io);
  const report =
    options.from === undefined
      ? await withAdvice(() => look(names, options, io), options.appDir, io)
      : await readReport(options.from);
  io.signal.throwIfAborted();
  await writeReport(report, outputs, io);
  conclude(report, options);
}

async function look(
  names: readonly string[],
  options: DriftCommandOptions,
  io: CliIo,
): Promise<DriftReport> {
  const { env, signal } = io;
  const terraform = terraformProgram(env);
  const run = createRunProgram(env);
  const client = createEnvironmentClient(env);
  if (options.unmanaged === true && client === null)
    throw new CliError(
      "--unmanaged needs the key of the account in AVARA_API_KEY.",
    );
  const onProgress = (line: string) => {
    reportProgress(line, io);
  };
  const suppressions =
    options.suppressions === undefined
      ? []
      : await readSuppressions(options.suppressions);
  if (options.synth === true) {
    onProgress("Synthesizing the app …");
    await synthesizeApp(options.appDir, options.out, env, run, signal);
  }
  const stacks =
    options.chdir === undefined
      ? await findStacks(names, {
          appDirectory: options.appDir,
          out: options.out,
          terraform,
        })
      : options.chdir.map((folder) => stackOfFolder(folder, terraform));
  return lookForDrift({
    stacks,
    terraform,
    parallelism: options.parallelism,
    client,
    isUnmanagedIncluded: options.unmanaged === true,
    suppressions,
    run,
    onProgress,
    now: () => new Date(),
    signal,
  });
}

async function writeReport(
  report: DriftReport,
  outputs: readonly ReportOutput[],
  { stderr }: CliIo,
): Promise<void> {
  for (const output of outputs) await output.write(report);
  const paths = outputs.flatMap(({ path }) => path ?? []);
  if (paths.length > 0)
    stderr(
      `${viewReport(report).summary}\nThe report is in ${paths.join(", ")}.\n`,
    );
}

function conclude(
  report: DriftReport,
  { failOn }: Pick<DriftCommandOptions, "failOn">,
): void {
  const { failures } = viewReport(report);
  if (failures.length > 0)
    throw new CliError(
      `${failures.map(({ sentence }) => sentence).join("\n")}\nThe report is incomplete: exit code 1.`,
    );
  if (isFailing(report.summary, failOn))
    throw new CliFinding(
      `${describeDifferences(report.summary)}: exit code 2.`,
      2,
    );
}
