/** The metadata keys that `ignore_metadata_keys` leaves to others. */
import { isIgnoredBy } from "../../../api/express-customer-limits";
import type { Unknown } from "../../../framework/schema/values";

/** The entries of one `ignore_metadata_keys`. */
export type IgnoredEntries = readonly (string | null | Unknown)[] | null;

/** The keys that are left to others. */
export interface IgnoredKeys {
  /** The entries of `ignore_metadata_keys` that describe them. */
  readonly entries: readonly string[];
  has(key: string): boolean;
}

/** The keys that entries of `ignore_metadata_keys` describe: exact keys, and prefixes that end with `*`. */
export function ignoring(entries: readonly string[]): IgnoredKeys {
  return {
    entries,
    has: (key) => isIgnoredBy(entries, key),
  };
}

/**
 * Ignores also what was ignored when the state was written, and so is not in the state. Only a plan that shows such a
 * key may change it.
 */
export function ignoringAlso(
  former: readonly string[],
  ignored: IgnoredKeys,
  ...shown: readonly (ReadonlyMap<string, unknown> | null | Unknown)[]
): IgnoredKeys {
  const isShown = (key: string): boolean =>
    shown.some((pairs) => pairs instanceof Map && pairs.has(key));
  return {
    entries: [...new Set([...ignored.entries, ...former])],
    has: (key) =>
      ignored.has(key) || (isIgnoredBy(former, key) && !isShown(key)),
  };
}

/** No keys. */
export const nothingIgnored = ignoring([]);

/** The pairs that are not left to others. */
export function withoutIgnored(
  pairs: ReadonlyMap<string, string>,
  ignored: IgnoredKeys,
): ReadonlyMap<string, string> {
  return new Map([...pairs].filter(([key]) => !ignored.has(key)));
}
