/**
 * How a customer's metadata is put together. Three parties write it:
 *
 * | keys     | set by                                           | `metadata` | `metadata_all` |
 * |----------|--------------------------------------------------|------------|----------------|
 * | own      | the resource's `metadata`                        | yes        | yes            |
 * | defaults | the provider's `default_metadata`; own keys win  | no         | yes            |
 * | ignored  | others, by `ignore_metadata_keys`                | no         | no             |
 *
 * A key that is neither declared nor ignored is drift: both attributes show it until an apply
 * removes it.
 */
import { Failure } from "../../../framework/failure";
import { pathTo } from "../../../framework/attribute-path";
import {
  isUnknown,
  unknownValue,
  type Unknown,
} from "../../../framework/schema/values";
import { count } from "../../../text/plural";
import { quote } from "../../../text/quote";
import {
  expressCustomerLimits,
  isIgnoredBy,
} from "../../../api/express-customer-limits";

type Pairs = ReadonlyMap<string, string>;

/** Pairs of a configuration, which may be unknown, each or all of them. */
export type ConfiguredPairs = ReadonlyMap<string, string | null | Unknown>;

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
  ...shown: readonly (ConfiguredPairs | null | Unknown)[]
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

/** The own pairs over the defaults. A part that is unknown stays unknown. */
export function mergePairs(
  defaults: ConfiguredPairs | Unknown,
  own: ConfiguredPairs | Unknown,
): ConfiguredPairs | Unknown {
  return isUnknown(defaults) || isUnknown(own)
    ? unknownValue
    : new Map([...defaults, ...own]);
}

/** What a state showed of a customer's metadata. */
export interface ShownMetadata {
  readonly metadata: ConfiguredPairs;
  readonly metadata_all: ConfiguredPairs;
}

/**
 * Splits live metadata into the two attributes of a state. A pair that is new, and equals a default,
 * counts as the default's; any other new pair counts as an own one, so that a plan shows it as drift.
 *
 * @param shown what the state showed before; null after an import
 */
export function splitMetadata(
  live: Pairs,
  {
    shown,
    defaults,
    ignored,
  }: {
    readonly shown: ShownMetadata | null;
    readonly defaults: ConfiguredPairs | Unknown;
    readonly ignored: IgnoredKeys;
  },
): { readonly metadata: Pairs; readonly metadata_all: Pairs } {
  const isOwn = ([key, value]: readonly [string, string]): boolean =>
    shown !== null && (shown.metadata.has(key) || shown.metadata_all.has(key))
      ? shown.metadata.has(key)
      : isUnknown(defaults) || defaults.get(key) !== value;
  const all = withoutIgnored(live, ignored);
  return { metadata: new Map([...all].filter(isOwn)), metadata_all: all };
}

/** The pairs that are not left to others. */
export function withoutIgnored(pairs: Pairs, ignored: IgnoredKeys): Pairs {
  return new Map([...pairs].filter(([key]) => !ignored.has(key)));
}

/**
 * Checks one block: it must not declare and ignore the same key.
 *
 * @throws {Failure} if it does
 */
export function checkDeclaredKeys(
  attribute: "default_metadata" | "metadata",
  declared: ConfiguredPairs | null | Unknown,
  {
    ignore_metadata_keys: ignored,
  }: { readonly ignore_metadata_keys: IgnoredEntries | Unknown },
): void {
  if (declared === null || ignored === null) return;
  if (isUnknown(declared) || isUnknown(ignored)) return;
  const keys = ignoring(ignored.filter((entry) => typeof entry === "string"));
  const key = [...declared.keys()].find((one) => keys.has(one));
  if (key !== undefined) throw ignoredKeyFailure(key, attribute);
}

function ignoredKeyFailure(
  key: string,
  declaredBy: "default_metadata" | "metadata",
): Failure {
  return new Failure(
    `The metadata key ${quote(key)} is both declared and ignored`,
    `${declaredBy} declares it, and ignore_metadata_keys leaves it to others. Remove it from one of the two.`,
    pathTo(declaredBy).key(key),
  );
}

/**
 * Checks the merged metadata of one customer, of which the schema has checked the parts.
 *
 * @throws {Failure} if it is not allowed
 */
export function checkMerged(
  all: ConfiguredPairs,
  {
    customer,
    own,
    ignored,
  }: {
    /** The customer's name, for a message. */
    readonly customer: string;
    readonly own: ConfiguredPairs;
    readonly ignored: IgnoredKeys;
  },
): void {
  const { maxMetadataPairs } = expressCustomerLimits;
  if (all.size > maxMetadataPairs)
    throw new Failure(
      "Too much metadata",
      `The customer ${customer} has ${count(own.size, "pair")} of its own, and with the provider's default_metadata ${all.size}. Allowed: at most ${maxMetadataPairs}.`,
      pathTo("metadata"),
    );
  for (const key of all.keys()) {
    if (!ignored.has(key)) continue;
    throw own.has(key)
      ? ignoredKeyFailure(key, "metadata")
      : new Failure(
          `The metadata key ${quote(key)} is both declared and ignored`,
          `The provider's default_metadata declares it, and ignore_metadata_keys of the customer ${customer} leaves it to others. Remove it from one of the two.`,
          pathTo("ignore_metadata_keys"),
        );
  }
}
