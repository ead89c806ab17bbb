import { CsvError, parse } from "csv-parse/sync";
import * as z from "zod/mini";
import type { FleetData } from "../entry";
import { FleetError } from "../fleet-error";
import { columnFaults, metadataPrefix } from "./csv-columns";
import { type CsvDelimiter, detectDelimiter } from "./csv-delimiter";

const rowsSchema = z.array(
  z.object({
    record: z.array(z.string()),
    info: z.object({ lines: z.number() }),
  }),
);

/**
 * Reads a table of entries. The first line names the fields, with `metadata.<key>` for a metadata pair. Each other line is
 * a customer. An empty cell means that the field is absent. Commas, semicolons or tabs separate the cells.
 *
 * @param file what an error calls the file
 * @throws {FleetError} if the text is not a table, or has unknown columns
 */
export function readCsvFleet(file: string, text: string): FleetData {
  const delimiter = detectDelimiter(text);
  const [header, ...rows] = parseRows(file, text, delimiter);
  const columns = header?.cells ?? [];
  const faults = columnFaults(columns);
  if (faults.length > 0)
    throw new FleetError(
      faults
        .map((fault) => `${file}:${header?.line ?? 1}: ${fault}`)
        .join("\n"),
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
  return {
    entries: rows.map(({ line, cells }) => ({
      value: entryOf(columns, cells),
      locate: () => `${file}:${line}`,
    })),
    notes:
      delimiter === ","
        ? []
        : [
            {
              level: "info",
              message: `${file} was read as a table whose cells are separated by ${JSON.stringify(delimiter)}.`,
            },
          ],
  };
}

function parseRows(file: string, text: string, delimiter: CsvDelimiter) {
  try {
    const rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return rowsSchema.parse(rows).map(({ record, info }) => ({
      cells: record,
      // The parser reports the last line of a row.
      line: info.lines - record.join("").split("\n").length + 1,
    }));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new FleetError(`${file}: ${cause.message}.`, [], { cause });
  }
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

/** Parses a boolean. Other values stay as they are, and are reported later. */
function booleanOf(cell: string): boolean | string {
  return { true: true, false: false }[cell.toLowerCase()] ?? cell;
}
