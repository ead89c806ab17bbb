import { breakText, displayWidth } from "./fit-text";
import type { DriftAttribute } from "../report/drift-report";
import { printable } from "../../../text/printable";
import { describeValues } from "../report/wording";

const head = ["attribute", "declared", "last state", "live"];
const gap = "  ";
/** As wide as a wide character. */
const narrowest = 2;

/** Writes values that differ as the lines of a table: a column a side, broken where it is longer than there is room for. */
export function formatAttributes(
  attributes: readonly DriftAttribute[],
  columns: number,
): { readonly head: readonly string[]; readonly rows: readonly string[] } {
  const rows = attributes.map((attribute) => {
    const { declared, lastState, live } = describeValues(attribute);
    const name = printable(attribute.attribute);
    return [
      attribute.suppression === null ? name : `${name} (suppressed)`,
      declared,
      lastState,
      live,
    ];
  });
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
  // A character can be made wider than any column.
  return text + " ".repeat(Math.max(width - displayWidth(text), 0));
}

/** The width of each column: what its longest text needs, but no more than makes all of them fit. */
function fitWidths(
  rows: readonly (readonly string[])[],
  room: number,
): readonly number[] {
  const natural = head.map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))),
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
