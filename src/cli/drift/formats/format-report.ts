import type { DriftReport } from "../report/drift-report";
import { formatHtml } from "./html";
import { formatJson } from "./json";
import { formatJunit } from "./junit";
import { formatMarkdown } from "./markdown";
import { type Terminal, formatTable } from "./table";

/** The formats of a report. */
export const reportFormats = [
  "table",
  "json",
  "markdown",
  "html",
  "junit",
] as const;

/** The format of a report. */
type ReportFormat = (typeof reportFormats)[number];

/** Writes a report in a format; the table is made for the terminal. */
export function formatReport(
  report: DriftReport,
  format: ReportFormat,
  terminal: Terminal,
): string {
  switch (format) {
    case "table":
      return formatTable(report, terminal);
    case "json":
      return formatJson(report);
    case "markdown":
      return formatMarkdown(report);
    case "html":
      return formatHtml(report);
    case "junit":
      return formatJunit(report);
  }
}
