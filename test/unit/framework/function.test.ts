/** Checks the types that are inferred from a function's parameters. The compiler does the checking. */
import { expect, test } from "@jest/globals";
import { defineFunction, parameter } from "../../../src/framework/function";
import { types } from "../../../src/framework/schema/types";
import { isUnknown } from "../../../src/framework/schema/values";

const description = "For the test.";

const definition = {
  name: "test",
  summary: description,
  description,
} as const;

test("an argument is of its parameter's type, and null or unknown only if that is allowed", () => {
  const one = defineFunction({
    ...definition,
    parameters: {
      text: parameter(types.string, { description }),
      size: parameter(types.number, { allowNull: true, description }),
      flag: parameter(types.bool, { allowUnknown: true, description }),
      rest: parameter(types.map(types.string), { variadic: true, description }),
    },
    returns: types.list(types.string),
    call({ text, size, flag, rest }) {
      const value: string = text;
      // @ts-expect-error it may be unknown
      const known: boolean = flag;
      const entries = rest.flatMap((map) => [...map.values()]);
      return [
        value,
        size === null ? null : size.toString(),
        isUnknown(flag) ? "unknown" : String(known),
        ...entries,
      ];
    },
  });
  expect(
    one.call({
      text: "a",
      size: null,
      flag: true,
      rest: [new Map([["k", "v"]])],
    }),
  ).toEqual(["a", null, "true", "v"]);
});

test("a result is of the type that the function returns", () => {
  const { returns } = defineFunction({
    ...definition,
    parameters: {},
    returns: types.number,
    // @ts-expect-error a string is not a number
    call: () => "one",
  });
  expect(returns).toBe(types.number);
});
