import { CliError, CliFinding } from "../cli-error";
import type { CliIo } from "../cli-io";
import { withAdvice } from "./advice";
import { checkOptions } from "./check-options";
import type { DriftCommandOptions } from "./command";
import { isFailing } from "./fail-on";
import { formatReport } from "./formats/format-report";
import { prepareReportFile, writeReportFile } from "./formats/report-file";
import { formatOfFile } from "./formats/report-format";
import type { Terminal } from "./formats/table/table";
import { lookForDrift } from "./look-for-drift";
import type { DriftReport } from "./report/drift-report";
import { readReport } from "./report/read-report";
import { viewReport } from "./report/view/report-view";
import { describeCounts } from "./report/view/summary";
import { noTerminal } from "./terminal";

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
  const { from, appDir, output: files = [] } = options;
  checkOptions(names, options);
  await Promise.all(files.map(prepareReportFile));
  const report =
    from === undefined
      ? await withAdvice(() => lookForDrift(names, options, io), appDir, io)
      : await readReport(from);
  io.signal.throwIfAborted();
  await writeReport(report, options, terminal, io);
  conclude(report, options);
}

/** Writes a report to the files of `--output`, or to the standard output if there are none. */
async function writeReport(
  report: DriftReport,
  { output: files = [], format }: DriftCommandOptions,
  terminal: Terminal,
  { stdout, stderr }: CliIo,
): Promise<void> {
  if (files.length === 0) {
    stdout(formatReport(report, format ?? "table", terminal));
    return;
  }
  for (const file of files)
    await writeReportFile(
      file,
      formatReport(report, format ?? formatOfFile(file), noTerminal),
    );
  stderr(
    `${viewReport(report).summary}\nThe report is in ${files.join(", ")}.\n`,
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
      `${describeCounts(report.summary, ["drifted", "pending", "unmanaged"])}: exit code 2.`,
      2,
    );
}
