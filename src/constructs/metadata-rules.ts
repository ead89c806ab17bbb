/** The rules for metadata in props, of one customer or as the defaults of all. */
import {
  expressCustomerLimits,
  ignoredKeyPattern,
  isIgnoredBy,
} from "../api/express-customer-limits";
import { describeReceived } from "../text/quote";
import {
  elementsOf,
  isMap,
  isString,
  optional,
  pairsOf,
  type NamedValue,
  type Rule,
} from "./props-rules";

const { maxMetadataPairs, maxMetadataKeyLength, maxMetadataValueLength } =
  expressCustomerLimits;

const isKey = isString({ max: maxMetadataKeyLength });
const isValue = isString({ max: maxMetadataValueLength });

type Prop = "metadata" | "defaultMetadata";

interface MetadataProps {
  readonly metadata?: unknown;
  readonly defaultMetadata?: unknown;
  readonly ignoreMetadataKeys?: unknown;
}

/** The rules for a prop that is a map of metadata. */
export function metadataRules(prop: Prop): readonly Rule<MetadataProps>[] {
  return [
    {
      expected: "a map of strings",
      select: (props) => optional(prop, props[prop]),
      allows: isMap,
    },
    {
      expected: `a map of at most ${maxMetadataPairs} pairs`,
      select: (props) => optional(prop, props[prop]),
      allows: (value) => pairsOf(value).length <= maxMetadataPairs,
      describe: (value) => `${pairsOf(value).length} pairs`,
    },
    {
      expected: `a string of at most ${maxMetadataValueLength} characters`,
      select: (props) =>
        pairsOf(props[prop])
          .filter(([, value]) => !isValue(value))
          .map(([key, value]) => [nameOfPair(prop, key), value]),
      allows: () => false,
    },
    {
      expected: `of at most ${maxMetadataKeyLength} characters`,
      select: (props) => keysOf(prop, props, (key) => !isKey(key)),
      allows: () => false,
    },
    {
      expected: "a key other than __proto__, which CDKTF would lose",
      select: (props) => keysOf(prop, props, (key) => key === "__proto__"),
      allows: () => false,
    },
    {
      expected:
        "a key that differs from the others after Unicode normalization, which Terraform does",
      select: (props) => {
        const forms = new Set<string>();
        return keysOf(prop, props, (key) => {
          const { size } = forms;
          return forms.add(key.normalize()).size === size;
        });
      },
      allows: () => false,
    },
  ];
}

/**
 * The rules for ignored keys.
 *
 * @param declaredBy the prop that must not declare them
 */
export function ignoredKeysRules(
  declaredBy: Prop,
): readonly Rule<MetadataProps>[] {
  return [
    {
      expected: "a list of strings",
      select: (props) =>
        optional("ignoreMetadataKeys", props.ignoreMetadataKeys),
      allows: Array.isArray,
    },
    {
      expected: "a metadata key, or a prefix that ends with *",
      select: ({ ignoreMetadataKeys }) =>
        elementsOf(ignoreMetadataKeys).map((entry, index) => [
          `ignoreMetadataKeys[${index}]`,
          entry,
        ]),
      allows: (value) =>
        typeof value === "string" && ignoredKeyPattern.test(value),
    },
    {
      expected: `a key that is not in ${declaredBy}`,
      select: (props) => {
        const entries = elementsOf(props.ignoreMetadataKeys).filter(
          (entry) => typeof entry === "string",
        );
        return pairsOf(props[declaredBy])
          .filter(([key]) => isIgnoredBy(entries, key))
          .map(([key]) => ["ignoreMetadataKeys", key]);
      },
      allows: () => false,
    },
  ];
}

/** Selects the keys that break a rule. Only they are named, because naming takes longer than checking. */
function keysOf(
  prop: Prop,
  props: MetadataProps,
  breaksRule: (key: string) => boolean,
): readonly NamedValue[] {
  return pairsOf(props[prop])
    .filter(([key]) => breaksRule(key))
    .map(([key]) => [`the key of ${nameOfPair(prop, key)}`, key]);
}

function nameOfPair(prop: Prop, key: string): string {
  return `${prop}[${describeReceived(key)}]`;
}
