import { expect, test } from "@jest/globals";
import { defineFunction, parameter } from "../../../../src/framework/function";
import { types } from "../../../../src/framework/schema/types";
import { setUp } from "../../../support/providers/thing-provider";

const description = "For the test.";

const join = defineFunction({
  name: "join",
  summary: "Joins texts.",
  description: "Joins `parts`.",
  deprecated: "Use join.",
  parameters: {
    separator: parameter(types.string, { allowNull: true, description }),
    parts: parameter(types.string, {
      variadic: true,
      allowUnknown: true,
      description,
    }),
  },
  returns: types.string,
  call: () => "",
});

test("a signature has the parameters in order, and the variadic one apart", async () => {
  const { caller } = setUp({}, { functions: [join] });
  const parameterMessage = {
    type: Buffer.from('"string"'),
    description,
    descriptionKind: 1,
  };
  const functions = {
    join: {
      parameters: [
        {
          ...parameterMessage,
          name: "separator",
          allowNullValue: true,
          allowUnknownValues: false,
        },
      ],
      variadicParameter: {
        ...parameterMessage,
        name: "parts",
        allowNullValue: false,
        allowUnknownValues: true,
      },
      return: { type: Buffer.from('"string"') },
      summary: "Joins texts.",
      description: "Joins `parts`.",
      descriptionKind: 1,
      deprecationMessage: "Use join.",
    },
  };
  expect(await caller.call("GetProviderSchema", {})).toMatchObject({
    functions,
  });
  expect(await caller.call("GetFunctions", {})).toEqual({
    functions,
    diagnostics: [],
  });
  const metadata = await caller.call("GetMetadata", {});
  expect(metadata.functions).toEqual([{ name: "join" }]);
});

test("a provider without functions has none", async () => {
  const { functions } = await setUp().caller.call("GetFunctions", {});
  expect(functions).toEqual({});
});
