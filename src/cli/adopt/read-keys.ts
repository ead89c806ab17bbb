import type { AdoptedCustomer } from "./adopted-customer";

/** How a file of customers is written, and what to look for in it. */
export interface FileForm {
  readonly format: (customers: readonly AdoptedCustomer[]) => string;
  /** Finds each import: the customer's key, and its id. */
  readonly import: RegExp;
  /** Finds the lines that say what a customer is like. */
  readonly attributeLine: RegExp;
}

/** Finds a text in quotes, in both languages. */
export const quotedPattern = String.raw`"(?:[^"\\\n]|\\.)*"`;

/**
 * Reads back which customers a file declares, and under which keys.
 *
 * @returns the keys by the customers' ids; null where the file is not as it was written, but for the attributes of
 *   customers and blank lines: what else it declares is not known then
 */
export function readKeys(
  text: string,
  { format, import: importPattern, attributeLine }: FileForm,
): ReadonlyMap<string, string> | null {
  const found = [...text.matchAll(importPattern)];
  const keys = new Map(
    found.map(([, key = "", id = ""]) => [id, key.replaceAll('"', "")]),
  );
  const isOneToOne = new Set(keys.values()).size === found.length;
  const bare = [...keys].map(([customerId, key]) => {
    return { key, customerId, name: "", isActive: true, metadata: [] };
  });
  const withoutAttributes = (code: string) =>
    code.replaceAll(attributeLine, "").replaceAll(/\n+/g, "\n");
  return isOneToOne &&
    withoutAttributes(text) === withoutAttributes(format(bare))
    ? keys
    : null;
}
