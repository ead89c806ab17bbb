import { formatJson } from "../../format-json";
import type { ReportView } from "../report/view/report-view";
import { formatHtml } from "./html/html";
import { formatJunit } from "./junit";
import { formatMarkdown } from "./markdown";
import type { ReportFormat } from "./report-format";
import { formatTable } from "./table/table";
import type { Terminal } from "../../terminal";

/** Writes a report. The terminal affects only the table. */
type Formatter = (report: ReportView, terminal: Terminal) => string;

/** How each format is written. */
export const formatters: Readonly<Record<ReportFormat, Formatter>> = {
  table: formatTable,
  json: ({ source }) => formatJson(source),
  markdown: formatMarkdown,
  html: formatHtml,
  junit: formatJunit,
};
