import type { ExpressCustomer } from "../../api/express-customer";
import { CliError } from "../cli-error";
import type { Language } from "./languages/language";
import type { OutputFile } from "./output-file";

const orDelete = "If it was never deployed, delete it.";

/**
 * Reads the keys of the file that will be replaced, by the customers' ids. Empty if there is no file.
 *
 * @throws {CliError} if the file was edited, or adopt did not write it
 */
export function readFormerKeys(
  file: Pick<OutputFile, "path" | "former"> | null,
  { readKeys }: Pick<Language, "readKeys">,
): ReadonlyMap<string, string> {
  if (typeof file?.former !== "string") return new Map();
  const keys = readKeys(file.former);
  if (keys === null)
    throw new CliError(
      `${file.path} was edited, or adopt did not write it: replacing it would lose the edits, and might give customers other names, so that the next deployment deactivates them.\nWrite the customers that it does not have to another file, with --id and --out. ${orDelete}`,
    );
  return keys;
}

/**
 * Checks that a file still declares the customers that it declared before.
 *
 * @throws {CliError} naming those that it would not declare
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
      `${path} declares customers that would be missing from it, so that the next deployment would deactivate them: ${dropped.map(([id, key]) => `${key} (${id})`).join(", ")}\nSelect these as well, or write the others to another file with --out. ${orDelete}`,
    );
}
