/** The rules for metadata in props, of one customer or as the defaults of all. */
import {
  expressCustomerLimits,
  ignoredKeyPattern,
  isIgnoredBy,
} from "../../api/express-customer-limits";
import { describeReceived } from "../../text/quote";
import { elementsOf, isMap, isString, matches, pairsOf } from "./basic-rules";
import type { NamedValue, Rule } from "./rule";

const { maxMetadataPairs, maxMetadataKeyLength, maxMetadataValueLength } =
  expressCustomerLimits;

const isKey = isString({ max: maxMetadataKeyLength });
const isValue = isString({ max: maxMetadataValueLength });

/** Allows as many pairs as a customer may have. */
export const pairCountRule: Rule = {
  expected: `a map of at most ${maxMetadataPairs} pairs`,
  allows: (value) => pairsOf(value).length <= maxMetadataPairs,
  describe: (value) => `${pairsOf(value).length} pairs`,
};

/** The rules for a prop that is a map of metadata. */
export const metadataRules: readonly Rule[] = [
  { expected: "a map of strings", allows: isMap },
  pairCountRule,
  {
    expected: `a string of at most ${maxMetadataValueLength} characters`,
    select: (map, prop) =>
      pairsOf(map)
        .filter(([, value]) => !isValue(value))
        .map(([key, value]) => [nameOfPair(prop, key), value]),
  },
  {
    expected: `of at most ${maxMetadataKeyLength} characters`,
    select: keysThat(() => (key) => !isKey(key)),
  },
  {
    expected: "a key other than __proto__, which CDKTF would lose",
    select: keysThat(() => (key) => key === "__proto__"),
  },
  {
    expected:
      "a key that differs from the others after Unicode normalization, which Terraform does",
    select: keysThat(() => {
      const forms = new Set<string>();
      return (key) => {
        const { size } = forms;
        return forms.add(key.normalize()).size === size;
      };
    }),
  },
];

/**
 * The rules for ignored keys.
 *
 * @param declaredBy the prop that must not declare them
 */
export function ignoredKeysRules<Prop extends string>(
  declaredBy: Prop,
): readonly Rule<Readonly<Partial<Record<Prop, unknown>>>>[] {
  return [
    { expected: "a list of strings", allows: Array.isArray },
    {
      expected: "a metadata key, or a prefix that ends with *",
      select: (list, prop) =>
        elementsOf(list).map((entry, index) => [`${prop}[${index}]`, entry]),
      allows: matches(ignoredKeyPattern),
    },
    {
      expected: `a key that is not in ${declaredBy}`,
      select: (list, prop, props) => {
        const entries = elementsOf(list).filter(
          (entry) => typeof entry === "string",
        );
        return pairsOf(props[declaredBy])
          .filter(([key]) => isIgnoredBy(entries, key))
          .map(([key]) => [prop, key]);
      },
    },
  ];
}

/**
 * Selects the keys that break a rule. Only they are named, because naming takes longer than checking.
 *
 * @param createCheck called for each map
 */
function keysThat(createCheck: () => (key: string) => boolean) {
  return (map: unknown, prop: string): readonly NamedValue[] => {
    const breaksRule = createCheck();
    return pairsOf(map)
      .filter(([key]) => breaksRule(key))
      .map(([key]) => [`the key of ${nameOfPair(prop, key)}`, key]);
  };
}

function nameOfPair(prop: string, key: string): string {
  return `${prop}[${describeReceived(key)}]`;
}
