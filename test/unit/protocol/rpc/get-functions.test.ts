import { expect, test } from "@jest/globals";
import { join } from "../../../support/providers/join-function";
import { setUp } from "../../../support/providers/thing-provider";

test("a signature has the parameters in order, and the variadic one apart", async () => {
  const { caller } = setUp({}, { functions: [join] });
  const parameterMessage = {
    type: Buffer.from('"string"'),
    description: "For the test.",
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
