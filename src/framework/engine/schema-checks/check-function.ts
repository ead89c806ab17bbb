import type { AnyFunction } from "../../any-part";
import { namePattern } from "../../schema/schema";
import { problemsIn } from "./rules";

/** Checks the signature of a function. Returns one sentence for each problem. */
export function checkFunction({
  name,
  summary,
  description,
  parameters,
}: AnyFunction): readonly string[] {
  const problems = problemsIn([
    [!namePattern.test(name), "the name must be lower_snake_case"],
    [summary.trim() === "", "the summary is missing"],
    [description.trim() === "", "the description is missing"],
  ]);
  const ofParameters = Object.entries(parameters).flatMap(
    ([name, { description, variadic }], index, all) =>
      problemsIn([
        [!namePattern.test(name), "the name must be lower_snake_case"],
        [description.trim() === "", "the description is missing"],
        [
          variadic === true && index < all.length - 1,
          "only the last parameter may be variadic",
        ],
      ]).map((problem) => `${name}: ${problem}`),
  );
  return [...problems, ...ofParameters].map(
    (problem) => `function ${name}: ${problem}`,
  );
}
