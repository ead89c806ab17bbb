import { CsvError, parse } from "csv-parse/sync";
import * as z from "zod/mini";
import type { FleetEntry } from "./entry";
import { FleetError } from "./fleet-error";
import { fleetFields } from "./schema";
import { describeReceived } from "../../text/quote";

const metadataPrefix = "metadata.";

const rowsSchema = z.array(
  z.object({
    record: z.array(z.string()),
    info: z.object({ lines: z.number() }),
  }),
);

/**
 * Reads a table of entries: a first line of fields, `metadata.<key>` for a pair, and a line for each customer. An empty
 * cell is a field that is absent.
 *
 * @param file what to call the file
 * @throws {FleetError} when the text is no table, or has columns that no customer has
 */
export function readCsvFleet(
  file: string,
  text: string,
): readonly FleetEntry[] {
  const [header, ...rows] = parseRows(file, text);
  const columns = header?.cells ?? [];
  const faults = columnFaults(columns);
  if (faults.length > 0)
    throw new FleetError(
      faults.map((fault) => `${file}:1: ${fault}`).join("\n"),
    );
  const misfits = rows.filter(({ cells }) => cells.length !== columns.length);
  if (misfits.length > 0)
    throw FleetError.of(
      misfits.map(({ line, cells }) => ({
        location: `${file}:${line}`,
        prop: "the line",
        expected: `of ${columns.length} cells, as the first line is`,
        received: `${cells.length} cells`,
      })),
    );
  return rows.map(({ line, cells }) => ({
    value: entryOf(columns, cells),
    locate: () => `${file}:${line}`,
  }));
}

function parseRows(file: string, text: string) {
  try {
    const rows = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rowsSchema.parse(rows).map(({ record, info }) => ({
      cells: record,
      // The parser tells the line in which a row ends.
      line: info.lines - record.join("").split("\n").length + 1,
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new FleetError(`${file}: ${cause.message}.`, [], { cause });
  }
}

function columnFaults(columns: readonly string[]): readonly string[] {
  const fields = fleetFields.filter((field) => field !== "metadata");
  const faults = columns.flatMap((column, index) => {
    const isKnown =
      fields.some((field) => field === column) ||
      (column.startsWith(metadataPrefix) && column !== metadataPrefix);
    if (!isKnown)
      return `A column must be one of ${fields.join(", ")} and ${metadataPrefix}<key>; received ${describeReceived(column)}.`;
    return columns.indexOf(column) < index
      ? `The column ${column} is there twice.`
      : [];
  });
  return columns.includes("name")
    ? faults
    : [...faults, "There must be a column name."];
}

function entryOf(
  columns: readonly string[],
  cells: readonly string[],
): Record<string, unknown> {
  const pairs = columns
    .map((column, index) => [column, cells[index] ?? ""] as const)
    .filter(([, cell]) => cell !== "");
  const isMetadata = ([column]: readonly [string, string]) =>
    column.startsWith(metadataPrefix);
  return {
    ...Object.fromEntries(
      pairs
        .filter((pair) => !isMetadata(pair))
        .map(([column, cell]) => [
          column,
          column === "active" ? booleanOf(cell) : cell,
        ]),
    ),
    metadata: Object.fromEntries(
      pairs
        .filter(isMetadata)
        .map(([column, cell]) => [column.slice(metadataPrefix.length), cell]),
    ),
  };
}

/** What is no boolean stays as it is, to be refused as any wrong value. */
function booleanOf(cell: string): boolean | string {
  return { true: true, false: false }[cell.toLowerCase()] ?? cell;
}
