import { expect, test } from "@jest/globals";
import type { AnyFunction } from "../../../../../src/framework/any-part";
import { checkFunction } from "../../../../../src/framework/engine/schema-checks/check-function";
import {
  defineFunction,
  parameter,
} from "../../../../../src/framework/function";
import { types } from "../../../../../src/framework/schema/types";

const description = "For the test.";

const join = defineFunction({
  name: "join",
  summary: "Joins texts.",
  description,
  parameters: {
    separator: parameter(types.string, { description }),
    parts: parameter(types.string, { variadic: true, description }),
  },
  returns: types.string,
  call: ({ separator, parts }) => parts.join(separator),
});
const { separator, parts } = join.parameters;

test.each<[string, Partial<AnyFunction>, readonly string[]]>([
  ["that follows the rules has no problems", {}, []],
  [
    "with a name that Terraform cannot call",
    { name: "Join" },
    ["function Join: the name must be lower_snake_case"],
  ],
  [
    "without a summary",
    { summary: " " },
    ["function join: the summary is missing"],
  ],
  [
    "without a description",
    { description: "" },
    ["function join: the description is missing"],
  ],
  [
    "with a parameter that Terraform cannot name",
    { parameters: { "a-b": separator } },
    ["function join: a-b: the name must be lower_snake_case"],
  ],
  [
    "with a parameter without a description",
    { parameters: { a: { type: types.bool, description: "" } } },
    ["function join: a: the description is missing"],
  ],
  [
    "with a variadic parameter before another",
    { parameters: { a: parts, b: separator } },
    ["function join: a: only the last parameter may be variadic"],
  ],
])("a function %s", (_, changes, problems) => {
  expect(checkFunction({ ...join, ...changes })).toEqual(problems);
});
