import type { Spread } from "./measure";

/** The result of a part of the benchmark. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes an aligned table in Markdown. */
export function formatTable({ title, columns, rows }: Table): string {
  const widths = columns.map((column, index) =>
    Math.max(...[column, ...rows.map((row) => row[index] ?? "")].map(widthOf)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, index) => pad(cells[index] ?? "", width)).join(" | ")} |`;
  return [
    `### ${title}`,
    "",
    line(columns),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    "",
  ].join("\n");
}

/** The tables contain no characters of two UTF-16 units. */
const widthOf = (text: string): number => text.length;

const pad = (text: string, width: number): string =>
  text + " ".repeat(width - widthOf(text));

/** Formats a duration in milliseconds, or in seconds from ten seconds on. */
export function formatMs(ms: number): string {
  return ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** Formats durations: the median, and the least and most. */
export function formatSpread({ least, median, most }: Spread): string {
  return `${formatMs(median)} (${least.toFixed(0)}–${most.toFixed(0)})`;
}

/** Formats the ratio of a value to the baseline. */
export function formatRatio(value: number, baseline: number): string {
  return `${(value / baseline).toFixed(2)} ×`;
}

/** Formats a whole number with thousands separators. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
