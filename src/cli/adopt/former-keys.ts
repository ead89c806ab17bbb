import type { ExpressCustomer } from "../../api/express-customer";
import { CliError } from "../cli-error";
import type { Language } from "./languages";
import type { OutputFile } from "./output-file";

const cure = "If it was never deployed, delete it.";

/**
 * Reads the keys of the file that is to be overwritten, by the customers' ids; none where there is no file.
 *
 * @throws {CliError} when it is not known which customers it declares
 */
export function readFormerKeys(
  file: Pick<OutputFile, "path" | "former"> | null,
  { readKeys }: Pick<Language, "readKeys">,
): ReadonlyMap<string, string> {
  if (typeof file?.former !== "string") return new Map();
  const keys = readKeys(file.former);
  if (keys === null)
    throw new CliError(
      `${file.path} does not tell which live customers it declares: its imports were deleted, it was edited, or adopt did not write it. Written anew, it might give them other names, and the next deployment would deactivate them.\nWrite the customers that it lacks into another file with --id and --out. ${cure}`,
    );
  return keys;
}

/**
 * Checks that the customers that a file declares are still among those that it is to declare.
 *
 * @throws {CliError} naming those that are not
 */
export function checkNoneDropped(
  { path }: Pick<OutputFile, "path">,
  formerKeys: ReadonlyMap<string, string>,
  customers: readonly ExpressCustomer[],
): void {
  const ids = new Set(customers.map((customer) => customer.expressCustomerId));
  const dropped = [...formerKeys].filter(([id]) => !ids.has(id));
  if (dropped.length > 0)
    throw new CliError(
      `${path} declares customers that would not be in it any more, and that the next deployment would deactivate: ${dropped.map(([id, key]) => `${key} (${id})`).join(", ")}\nChoose these as well, or write the others into another file with --out. ${cure}`,
    );
}
