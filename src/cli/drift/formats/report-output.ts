import type { CliIo } from "../../cli-io";
import type { DriftReport } from "../report/drift-report";
import { noTerminal } from "../terminal";
import { formatReport } from "./format-report";
import { prepareReportFile } from "./report-file";
import { type ReportFormat, formatOfFile } from "./report-format";
import type { Terminal } from "./table/table";

/** A destination of a report. */
export interface ReportOutput {
  /** Null for the standard output. */
  readonly path: string | null;
  readonly write: (report: DriftReport) => Promise<void>;
}

/**
 * Prepares the files of a report, or the standard output if there are none.
 *
 * @throws {CliError} if a file cannot be written
 */
export async function prepareOutputs(
  {
    output = [],
    format,
  }: {
    readonly output?: readonly string[];
    readonly format?: ReportFormat;
  },
  terminal: Terminal,
  { stdout }: Pick<CliIo, "stdout">,
): Promise<readonly ReportOutput[]> {
  if (output.length === 0)
    return [
      {
        path: null,
        write: (report) => {
          stdout(formatReport(report, format ?? "table", terminal));
          return Promise.resolve();
        },
      },
    ];
  return Promise.all(
    output.map(async (path) => {
      const file = await prepareReportFile(path);
      return {
        path,
        write: (report: DriftReport) =>
          file.write(
            formatReport(report, format ?? formatOfFile(path), noTerminal),
          ),
      };
    }),
  );
}
