import { extname } from "node:path";

/** The formats of a report. */
export const reportFormats = [
  "table",
  "json",
  "markdown",
  "html",
  "junit",
] as const;

/** A format of a report. */
export type ReportFormat = (typeof reportFormats)[number];

const byExtension: ReadonlyMap<string, ReportFormat> = new Map([
  [".json", "json"],
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".xml", "junit"],
]);

/** The format for the extension of a file. @default the table */
export function formatOfFile(path: string): ReportFormat {
  return byExtension.get(extname(path).toLowerCase()) ?? "table";
}
