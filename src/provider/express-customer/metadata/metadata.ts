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
import {
  isUnknown,
  unknownValue,
  type Unknown,
} from "../../../framework/schema/values";
import { withoutIgnored, type IgnoredKeys } from "./ignored-keys";

type Pairs = ReadonlyMap<string, string>;

/** Pairs of a configuration, which may be unknown, each or all of them. */
export type ConfiguredPairs = ReadonlyMap<string, string | null | Unknown>;

/** The own pairs over the defaults. A part that is unknown stays unknown. */
export function mergePairs(
  defaults: ConfiguredPairs | Unknown,
  own: ConfiguredPairs | Unknown,
): ConfiguredPairs | Unknown {
  return isUnknown(defaults) || isUnknown(own)
    ? unknownValue
    : new Map([...defaults, ...own]);
}

/** The metadata that a state showed. */
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
