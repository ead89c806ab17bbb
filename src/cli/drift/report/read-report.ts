import { readFile } from "node:fs/promises";
import { messageOf } from "../../../system/os-error";
import { formatProblems, parseShape } from "../../../text/problems";
import { CliError } from "../../cli-error";
import { type DriftReport, driftReportSchema } from "../drift-report";

/**
 * Reads a report that was written as JSON.
 *
 * @throws {CliError} if it cannot be read, or is no report
 */
export async function readReport(path: string): Promise<DriftReport> {
  const fail = (reason: string, cause?: unknown) =>
    new CliError(`Cannot read the drift report ${path}: ${reason}`, {
      cause,
    });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, "utf8"));
  } catch (cause) {
    throw fail(messageOf(cause), cause);
  }
  const parsed = parseShape(driftReportSchema, json);
  if ("value" in parsed) return parsed.value;
  throw fail(formatProblems(parsed.problems, { maxShown: 3 }));
}
