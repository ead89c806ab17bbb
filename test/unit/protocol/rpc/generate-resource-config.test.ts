import { expect, test } from "@jest/globals";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import { type DynamicValue } from "../../../../src/protocol/wire/generated/tfplugin6";
import {
  config,
  setUp,
  state,
  thing,
} from "../../../support/providers/thing-provider";

test.each<[string, DynamicValue | undefined, unknown]>([
  ["of a state is what declares it", encodeDynamicValue(state), config],
  ["of no state is null", encodeDynamicValue(null), null],
  // Terraform 1.14.0 sends nothing.
  ["of an absent state is null", undefined, null],
])("a generated configuration %s", async (_, sent, generated) => {
  const response = await setUp().caller.call("GenerateResourceConfig", {
    typeName: thing.typeName,
    state: sent,
  });
  expect(response.diagnostics).toEqual([]);
  expect(decodeObject(thing.schema, response.config)).toEqual(generated);
});
