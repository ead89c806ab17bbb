import { describe, expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  bug,
  identified,
  identity,
  ofOne,
  privateState,
  refuse,
  refused,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";
import {
  vault,
  vaultState,
  setUpVault,
} from "../../../support/providers/vault-resource";

describe("a read", () => {
  test.each<[string, Resource["read"], object]>([
    [
      "returns the resource's state and private state",
      ({ state: read, privateState: kept }) =>
        Promise.resolve({
          state: { ...read, name: "new" },
          privateState: { ...kept, more: "2" },
        }),
      {
        state: { ...state, name: "new" },
        private: Buffer.from('{"kept":"1","more":"2"}'),
      },
    ],
    [
      "keeps the private state if the resource returns none",
      () => Promise.resolve({ state }),
      {},
    ],
    [
      "returns null for an object that is gone",
      () => Promise.resolve({ state: null }),
      { state: null },
    ],
    [
      "that failed keeps the state and the private state",
      async (request) => ({
        ...(await refuse(null)(request)),
        privateState: {},
      }),
      { diagnostics: [refused] },
    ],
    [
      "with an invalid state is the provider's bug, and keeps the state",
      () => Promise.resolve({ state: { ...state, id: unknownValue } }),
      { diagnostics: [bug("id", "unknown")] },
    ],
  ])("%s", async (_, read, changed) => {
    const caller = await setUpConfigured({ read });
    expect(await caller.read(thing, state, privateState)).toEqual({
      state,
      private: privateState,
      diagnostics: [],
      ...changed,
    });
  });

  test("that returns a write-only value is reported as a bug, and keeps the state", async () => {
    const caller = await setUpVault({
      read: () =>
        Promise.resolve({ state: { ...vaultState, password: "hunter22" } }),
    });
    expect(await caller.read(vault, vaultState)).toMatchObject({
      state: vaultState,
      diagnostics: [bug("password", "write-only")],
    });
  });
});

describe("the identity after a read", () => {
  const inNorth = { id: "1", zone: "north" };
  const gone = () => Promise.resolve({ state: null });
  const fail = () => Promise.reject(new Error("no"));
  test.each<
    [string, ObjectValue | null, Partial<Resource>, ObjectValue, unknown[]]
  >([
    ["is kept", ofOne, {}, ofOne, []],
    ["is filled in if the state has none", null, {}, ofOne, []],
    ["is kept if the object is gone", ofOne, { read: gone }, ofOne, []],
    [
      "is kept if the read fails",
      ofOne,
      { read: fail },
      ofOne,
      [expect.anything()],
    ],
    [
      "is kept if it would change, which is a bug",
      { ...ofOne, id: "2" },
      {},
      { ...ofOne, id: "2" },
      [bug("id", "identity")],
    ],
    [
      "completes what an import left out",
      ofOne,
      { identity: { ...identity, identify: () => inNorth } },
      inNorth,
      [],
    ],
  ])("%s", async (_, current, changes, expected, diagnostics) => {
    const caller = await setUpConfigured({ identity, ...changes });
    expect(
      await caller.read(identified, state, undefined, current),
    ).toMatchObject({ identity: expected, diagnostics });
  });
});
