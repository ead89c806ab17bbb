import { formatJson } from "../../format-json";
import type { DriftReport } from "../report/drift-report";
import { viewReport } from "../report/view/report-view";
import { formatHtml } from "./html/html";
import { formatJunit } from "./junit";
import { formatMarkdown } from "./markdown";
import type { ReportFormat } from "./report-format";
import { type Terminal, formatTable } from "./table/table";

/** Writes a report in a format. The terminal affects only the table. */
export function formatReport(
  report: DriftReport,
  format: ReportFormat,
  terminal: Terminal,
): string {
  switch (format) {
    case "table":
      return formatTable(viewReport(report), terminal);
    case "json":
      return formatJson(report);
    case "markdown":
      return formatMarkdown(viewReport(report));
    case "html":
      return formatHtml(viewReport(report));
    case "junit":
      return formatJunit(viewReport(report));
  }
}
