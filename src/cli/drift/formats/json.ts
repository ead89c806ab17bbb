import { printableLines } from "../../../text/printable";
import type { DriftReport } from "../report/drift-report";

/** Writes a report as JSON. */
export function formatJson(report: DriftReport): string {
  return printableLines(`${JSON.stringify(report, null, 2)}\n`);
}
