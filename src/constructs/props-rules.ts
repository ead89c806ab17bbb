/** Checks the props of a construct against a table of rules. */
import { Token } from "cdktf";
import { countCharacters } from "../text/characters";
import { describeReceived } from "../text/quote";
import { suggest } from "../text/suggest";
import type { PropsProblem } from "./props-error";

/** A value, with its name in errors. */
export type NamedValue = readonly [prop: string, value: unknown];

/** A rule for some of the values in the props. */
export interface Rule<Props> {
  /** Completes "must be …". */
  readonly expected: string;
  /** Selects the values to check. */
  readonly select: (props: Props) => readonly NamedValue[];
  readonly allows: (value: unknown) => boolean;
  /** Describes a value that is not allowed. @default {@link describeReceived} */
  readonly describe?: (value: unknown) => string;
}

/**
 * Checks the props that are known during synthesis. Terraform checks the tokens.
 *
 * @param names the names of all props of the construct
 * @returns all problems: unknown props, then in the order of the rules; empty if there are none
 */
export function checkProps<Props extends object>(
  props: Props,
  names: readonly string[],
  rules: readonly Rule<Props>[],
): readonly PropsProblem[] {
  const problems = unknownProps(props, names);
  for (const { expected, select, allows, describe = describeReceived } of rules)
    for (const [prop, value] of select(props))
      if (!allows(value) && !Token.isUnresolved(value))
        problems.push({ prop, received: describe(value), expected });
  return problems;
}

/** Finds unknown props, which the compiler cannot find in JavaScript or in data. */
function unknownProps(props: object, names: readonly string[]): PropsProblem[] {
  return Object.entries(props)
    .filter(([name, value]) => value !== undefined && !names.includes(name))
    .map(([name]) => {
      const suggestion = suggest(name, names);
      return {
        prop: "a prop",
        expected: oneOf(names),
        received: describeReceived(name),
        ...(suggestion !== null && { suggestion }),
      };
    });
}

/** Selects a prop that may be absent. */
export function optional(prop: string, value: unknown): readonly NamedValue[] {
  return value === undefined ? [] : [[prop, value]];
}

/** Allows strings by their length in characters (Unicode code points). */
export function isString({ min = 0, max = Infinity }) {
  return (value: unknown): boolean => {
    if (typeof value !== "string") return false;
    const length = countCharacters(value);
    return length >= min && length <= max;
  };
}

/** Allows whole numbers. */
export function isWholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }) {
  return (value: unknown): boolean =>
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
}

/** Allows the values of a list. */
export function isOneOf(values: readonly unknown[]) {
  return (value: unknown): boolean => values.includes(value);
}

/** Describes what {@link isOneOf} allows. */
export function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
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
