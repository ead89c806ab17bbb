import { describeReceived } from "../../../text/quote";
import { suggest } from "../../../text/suggest";
import { fleetFields } from "../schema";

/** The prefix of the columns for metadata: `metadata.region`. */
export const metadataPrefix = "metadata.";

const fields = fleetFields.filter((field) => field !== "metadata");

/** Finds the problems with the columns of a table, as sentences. */
export function columnFaults(columns: readonly string[]): readonly string[] {
  const faults = columns.flatMap((column, index) => {
    if (!isKnown(column))
      return `A column must be one of ${fields.join(", ")} and ${metadataPrefix}<key>; received ${describeReceived(column)}.${hintFor(column)}`;
    return columns.indexOf(column) < index
      ? `The column ${column} appears twice.`
      : [];
  });
  return columns.includes("name")
    ? faults
    : [...faults, "There must be a column name."];
}

function isKnown(column: string): boolean {
  return (
    fields.includes(column) ||
    (column.startsWith(metadataPrefix) && column !== metadataPrefix)
  );
}

/** Suggests the most similar field, or else metadata. */
function hintFor(column: string): string {
  const key = column.replace(/^metadata[^a-z0-9]*/i, "");
  if (key === "") return "";
  const hint =
    (key === column ? suggest(column, fields) : undefined) ??
    `${metadataPrefix}${key}`;
  return ` Did you mean ${describeReceived(hint)}?`;
}
