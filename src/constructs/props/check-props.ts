/** Checks the props of a construct against a table of rules. */
import { Token } from "cdktf";
import { describeReceived } from "../../text/quote";
import { suggest } from "../../text/suggest";
import { oneOf } from "./basic-rules";
import { PropsError, type PropsProblem } from "./props-error";
import type { NamedValue, Rule, Rules } from "./rule";

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
    .map(([name]) => ({
      prop: "a prop",
      expected: oneOf(names).expected,
      received: describeReceived(name),
      suggestion: suggest(name, names),
    }));
}

/** Selects a prop, unless it is absent. */
const present = (value: unknown, prop: string): readonly NamedValue[] =>
  value === undefined ? [] : [[prop, value]];
