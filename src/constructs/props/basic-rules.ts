/** What the rules of several constructs are made of. */
import { Token } from "cdktf";
import { countCharacters } from "../../text/characters";
import type { NamedValue, Rule } from "./rule";

/** Selects a prop that must not be absent. */
export const required = (
  value: unknown,
  prop: string,
): readonly NamedValue[] => [[prop, value]];

/** Allows the values of a list. */
export function oneOf(values: readonly string[]): Rule {
  return {
    expected: `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`,
    allows: (value) => typeof value === "string" && values.includes(value),
  };
}

/** Allows booleans. */
export const trueOrFalse: Rule = {
  expected: "true or false",
  allows: (value) => typeof value === "boolean",
};

/** Allows whole numbers. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): Rule {
  const isLimited = max < Number.MAX_SAFE_INTEGER;
  return {
    expected: `a whole number ${isLimited ? `from ${min} to ${max}` : `of at least ${min}`}`,
    allows: (value) =>
      Number.isSafeInteger(value) &&
      Number(value) >= min &&
      Number(value) <= max,
  };
}

/** Allows strings by their length in characters (Unicode code points). */
export function isString({ min = 0, max = Infinity }) {
  return (value: unknown): boolean => {
    if (typeof value !== "string") return false;
    const length = countCharacters(value);
    return length >= min && length <= max;
  };
}

/** Allows strings that match a pattern. */
export function matches(pattern: RegExp) {
  return (value: unknown): boolean =>
    typeof value === "string" && pattern.test(value);
}

/** Allows objects that are not lists. */
export function isMap(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The known pairs of a map. Empty if the whole map is a token. */
export function pairsOf(map: unknown): readonly (readonly [string, unknown])[] {
  return isMap(map) && !Token.isUnresolved(map) ? Object.entries(map) : [];
}

/** The elements of a list. Empty if the whole list is a token. */
export function elementsOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) && !Token.isUnresolved(list) ? list : [];
}
