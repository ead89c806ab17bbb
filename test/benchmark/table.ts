/** What a part of the benchmark has found out, as a table. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Writes a table in Markdown, aligned for the eye. */
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

/** The tables hold no characters of two units. */
const widthOf = (text: string): number => text.length;

const pad = (text: string, width: number): string =>
  text + " ".repeat(width - widthOf(text));

/** A duration for people: milliseconds, or seconds from ten thousand on. */
export function formatMs(ms: number): string {
  return ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** How many times the baseline a value is. */
export function formatRatio(value: number, baseline: number): string {
  return `${(value / baseline).toFixed(2)} ×`;
}

/** A whole number with its thousands apart. */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
