import type { AnyFunction } from "../any-provider";
import { namePattern } from "../schema/schema";

/** Checks the signatures of functions. Returns one sentence for each problem. */
export function checkFunctions(
  functions: readonly AnyFunction[],
): readonly string[] {
  const names = functions.map(({ name }) => name);
  return functions.flatMap((one, index) => {
    const place = `function ${one.name}`;
    const rules: readonly (readonly [boolean, string])[] = [
      [!namePattern.test(one.name), "the name must be lower_snake_case"],
      [names.indexOf(one.name) !== index, "the name is used twice"],
      [one.summary.trim() === "", "the summary is missing"],
      [one.description.trim() === "", "the description is missing"],
    ];
    return [
      ...broken(rules, place),
      ...Object.entries(one.parameters).flatMap(
        ([name, { description, variadic }], position, all) =>
          broken(
            [
              [!namePattern.test(name), "the name must be lower_snake_case"],
              [description.trim() === "", "the description is missing"],
              [
                variadic === true && position < all.length - 1,
                "only the last parameter may be variadic",
              ],
            ],
            `${place}: ${name}`,
          ),
      ),
    ];
  });
}

function broken(
  rules: readonly (readonly [boolean, string])[],
  place: string,
): readonly string[] {
  return rules.flatMap(([isBroken, problem]) =>
    isBroken ? [`${place}: ${problem}`] : [],
  );
}
