import { CliError, CliFinding } from "../cli-error";
import type { CliIo } from "../cli-io";
import { withAdvice } from "./advice";
import { checkOptions } from "./check-options";
import type { DriftCommandOptions } from "./command";
import { isFailing } from "./fail-on";
import { formatters } from "./formats/formatters";
import { prepareReportFile, writeReportFile } from "./formats/report-file";
import { formatOfFile } from "./formats/report-format";
import { type Terminal, noTerminal } from "../terminal";
import { lookForDrift } from "./look-for-drift";
import { readReport } from "./report/read-report";
import { type ReportView, viewReport } from "./report/view/report-view";
import { describeCounts } from "./report/view/summary";

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
  const view = viewReport(report);
  await writeReport(view, options, terminal, io);
  conclude(view, options);
}

/** Writes a report to the files of `--output`, or to the standard output if there are none. */
async function writeReport(
  report: ReportView,
  { output: files = [], format }: DriftCommandOptions,
  terminal: Terminal,
  { stdout, stderr }: CliIo,
): Promise<void> {
  if (files.length === 0) {
    stdout(formatters[format ?? "table"](report, terminal));
    return;
  }
  for (const file of files) {
    const text = formatters[format ?? formatOfFile(file)](report, noTerminal);
    await writeReportFile(file, text);
  }
  stderr(`${report.summary}\nThe report is in ${files.join(", ")}.\n`);
}

/** Ends the command with the exit code of the report. Returns if it is 0. */
function conclude(
  { failures, source: { summary } }: ReportView,
  { failOn }: Pick<DriftCommandOptions, "failOn">,
): void {
  if (failures.length > 0)
    throw new CliError(
      `${failures.map(({ sentence }) => sentence).join("\n")}\nThe report is incomplete: exit code 1.`,
    );
  if (isFailing(summary, failOn))
    throw new CliFinding(
      `${describeCounts(summary, ["drifted", "pending", "unmanaged"])}: exit code 2.`,
      2,
    );
}
