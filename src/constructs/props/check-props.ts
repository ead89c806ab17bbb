/** Checks the props of a construct against a table of rules. */
import { Token } from "cdktf";
import { countCharacters } from "../../text/characters";
import { describeReceived } from "../../text/quote";
import { suggest } from "../../text/suggest";
import { PropsError, type PropsProblem } from "./props-error";

/** A value, with its name in errors. */
export type NamedValue = readonly [prop: string, value: unknown];

/** A rule for a prop, or for parts of it. Terraform checks the tokens. */
export interface Rule<Props = object> {
  /** Completes "must be …". */
  readonly expected: string;
  /** Selects the values to check. @default the prop, if it is there */
  readonly select?: (
    value: unknown,
    prop: string,
    props: Props,
  ) => readonly NamedValue[];
  /** @default none of the selected values: they are those that break the rule */
  readonly allows?: (value: unknown) => boolean;
  /** Describes a value that is not allowed. @default {@link describeReceived} */
  readonly describe?: (value: unknown) => string;
  /** Whether the value must be known during synthesis. @default false */
  readonly rejectsTokens?: boolean;
}

/** The rules of all props of a construct. */
export type Rules<Props> = Readonly<
  Record<keyof Props, readonly Rule<Props>[]>
>;

/**
 * Checks the props of a construct.
 *
 * @param path of the construct
 * @throws {PropsError} if a prop does not exist, or has a value that is not allowed
 */
export function checkProps<Props extends object>(
  path: string,
  props: Props,
  rules: Rules<Props>,
): void {
  const problems = findProblems(props, rules);
  if (problems.length > 0) throw new PropsError(path, problems);
}

/** Finds all problems with props: unknown props, then in the order of the rules. */
export function findProblems<Props extends object>(
  props: Props,
  rules: Rules<Props>,
): readonly PropsProblem[] {
  const problems = unknownProps(props, Object.keys(rules));
  for (const [prop, ofProp] of Object.entries<readonly Rule<Props>[]>(rules)) {
    const value: unknown = Reflect.get(props, prop);
    for (const rule of ofProp) {
      const { select = present, allows, describe = describeReceived } = rule;
      for (const [name, part] of select(value, prop, props))
        if (
          allows?.(part) !== true &&
          (rule.rejectsTokens === true || !Token.isUnresolved(part))
        )
          problems.push({
            prop: name,
            received: describe(part),
            expected: rule.expected,
          });
    }
  }
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
        expected: oneOf(names).expected,
        received: describeReceived(name),
        ...(suggestion !== null && { suggestion }),
      };
    });
}

/** Selects a prop, unless it is absent. */
const present = (value: unknown, prop: string): readonly NamedValue[] =>
  value === undefined ? [] : [[prop, value]];

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
