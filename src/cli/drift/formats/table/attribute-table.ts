import stringWidth from "string-width";
import {
  type AttributeView,
  sideTitles,
} from "../../report/view/attribute-view";
import { breakText } from "./fit-text";

const head = ["attribute", ...sideTitles];
const gap = "  ";
/** The width of a wide character. */
const narrowest = 2;

/** Writes the values that differ as a table, with a column for each side. Breaks long cells into lines. */
export function formatAttributes(
  attributes: readonly AttributeView[],
  columns: number,
): { readonly head: readonly string[]; readonly rows: readonly string[] } {
  const rows = attributes.map(({ name, mark, sides }) => [
    `${name}${mark}`,
    ...sides.map(({ text }) => text),
  ]);
  const room = columns - (head.length - 1) * gap.length;
  const widths = fitWidths([head, ...rows], room);
  return {
    head: formatRow(head, widths),
    rows: rows.flatMap((row) => formatRow(row, widths)),
  };
}

function formatRow(
  cells: readonly string[],
  widths: readonly number[],
): string[] {
  const columns = widths.map((width, column) => ({
    width,
    lines: breakText(cells[column] ?? "", width),
  }));
  const height = Math.max(...columns.map(({ lines }) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    columns
      .map(({ width, lines: { [row]: line = "" } }) => padEnd(line, width))
      .join(gap)
      .trimEnd(),
  );
}

function padEnd(text: string, width: number): string {
  // A single character can be wider than its column.
  return text + " ".repeat(Math.max(width - stringWidth(text), 0));
}

/** The width of each column: that of its longest text, limited so that all columns fit. */
function fitWidths(
  rows: readonly (readonly string[])[],
  room: number,
): readonly number[] {
  const natural = head.map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))),
  );
  const widthsUpTo = (most: number) =>
    natural.map((width) => Math.min(width, most));
  let most = Math.max(...natural);
  while (
    most > narrowest &&
    widthsUpTo(most).reduce((sum, width) => sum + width, 0) > room
  )
    most -= 1;
  return widthsUpTo(most);
}
