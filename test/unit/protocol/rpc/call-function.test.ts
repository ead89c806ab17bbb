import { describe, expect, test } from "@jest/globals";
import type { AnyFunction } from "../../../../src/framework/any-part";
import { types } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { Value } from "../../../../src/framework/schema/values";
import {
  decodeDynamicValue,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import { bugSummary } from "../../../support/provider/bugs-in";
import { join } from "../../../support/providers/join-function";
import { setUp } from "../../../support/providers/thing-provider";

const { caller } = setUp({}, { functions: [join] });

async function call(
  name: string,
  values: readonly Value[],
  { caller: called } = { caller },
) {
  const { result, error } = await called.call("CallFunction", {
    name,
    arguments: values.map(encodeDynamicValue),
  });
  return {
    ...(result && { result: decodeDynamicValue(types.string, result) }),
    ...(error && { text: error.text, argument: error.argument?.value }),
  };
}

const returning = (result: Value): AnyFunction => ({
  ...join,
  parameters: {},
  returns: types.object({ name: types.string }),
  call: () => result,
});

describe("a call, before the provider is configured,", () => {
  test.each<[string, readonly Value[], Value]>([
    ["takes any number of arguments", ["-", "a", "b", "c"], "a-b-c"],
    ["takes no variadic argument", ["-"], ""],
    ["takes null where that is allowed", [null, "a", "b"], "a, b"],
    ["takes unknown where that is allowed", ["-", unknownValue], unknownValue],
  ])("%s", async (_, values, result) => {
    expect(await call("join", values)).toEqual({ result });
  });

  test.each<[string, readonly Value[], string, number | undefined]>([
    ["a failure", ["never"], "Never: Not today", undefined],
    [
      "a failure about no argument",
      ["mistake"],
      "Mistake: There is no such path",
      undefined,
    ],
    [
      "an argument that is wrong",
      ["no"],
      "Not a separator: The password separates nothing",
      0,
    ],
    [
      "the variadic argument that is wrong",
      ["-", "a", ""],
      "Empty part: A part is empty",
      2,
    ],
  ])("reports %s", async (_, values, text, argument) => {
    expect(await call("join", values)).toEqual({ text, argument });
  });

  test("shows no secret", async () => {
    const { caller: configured } = setUp({}, { functions: [join] });
    await configured.configure({ key: "password" });
    const { text } = await call("join", ["no"], { caller: configured });
    expect(text).toMatch(/^Not a separator: The .* separates nothing$/);
    expect(text).not.toContain("password");
  });

  test.each<[string, Value, string]>([
    ["of another type", 1, "The result: the value is not a object"],
    [
      "with a part of another type",
      { name: 1 },
      "name: the value is not a string",
    ],
    ["that is unknown", unknownValue, "The result: the value is unknown"],
    [
      "with an unknown part",
      { name: unknownValue },
      "name: the value is unknown",
    ],
  ])("reports a result %s as a bug", async (_, result, problem) => {
    const mistaken = setUp({}, { functions: [returning(result)] });
    expect(await call("join", [], mistaken)).toEqual({
      text: expect.stringMatching(`^${bugSummary}: ${problem}\\.\n\n.*[^.]$`),
      argument: undefined,
    });
  });

  test("reports an exception as a bug", async () => {
    const fail = () => {
      throw new TypeError("x is undefined");
    };
    const functions = [{ ...join, call: fail }];
    const { text } = await call("join", ["-"], setUp({}, { functions }));
    expect(text).toContain("The provider failed unexpectedly: x is undefined");
  });

  test("reports a function that there is not", async () => {
    const { text } = await call("split", []);
    expect(text).toContain("This provider has no function split.");
  });
});
