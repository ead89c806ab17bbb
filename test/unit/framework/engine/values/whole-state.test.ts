import { expect, test } from "@jest/globals";
import { isWholeState } from "../../../../../src/framework/engine/values/whole-state";
import type { Schema } from "../../../../../src/framework/schema/schema";
import {
  vault,
  vaultState,
} from "../../../../support/providers/vault-resource";

test("a state without a required write-only value is whole, and so has an identity", () => {
  expect(isWholeState<Schema>(vault.schema, vaultState)).toBe(true);
  expect(isWholeState<Schema>(vault.schema, { ...vaultState, id: null })).toBe(
    false,
  );
});
