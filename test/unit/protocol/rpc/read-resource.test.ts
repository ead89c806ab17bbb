import { describe, expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import {
  decodeIdentity,
  identityMessage,
} from "../../../../src/protocol/wire/identity-message";
import {
  bug,
  privateState,
  setUpConfigured,
  state,
  thing,
  identity,
  ofOne,
} from "../../../support/providers/thing-provider";
import {
  vault,
  vaultState,
  setUpVault,
} from "../../../support/providers/vault-resource";

const shown = (message: Parameters<typeof decodeIdentity>[1]) =>
  decodeIdentity(identity, message);

describe("a read", () => {
  test("returns the resource's state and private state", async () => {
    const caller = await setUpConfigured({
      read: ({ state: read, privateState: kept }) =>
        Promise.resolve({
          state: { ...read, name: "new" },
          privateState: { ...kept, more: "2" },
        }),
    });
    expect(await caller.read(thing, state, privateState)).toEqual({
      state: { ...state, name: "new" },
      private: Buffer.from('{"kept":"1","more":"2"}'),
      diagnostics: [],
    });
  });

  test("keeps the private state if the resource returns none", async () => {
    const caller = await setUpConfigured();
    expect(await caller.read(thing, state, privateState)).toEqual({
      state,
      private: privateState,
      diagnostics: [],
    });
  });

  test("returns null for an object that is gone", async () => {
    const caller = await setUpConfigured({
      read: () => Promise.resolve({ state: null }),
    });
    expect(await caller.read(thing, state)).toMatchObject({
      state: null,
      diagnostics: [],
    });
  });

  test("that failed keeps the state", async () => {
    const caller = await setUpConfigured({
      read: ({ diagnostics }) => {
        diagnostics.error("Unreachable", "Try again later.");
        return Promise.resolve({ state: null, privateState: {} });
      },
    });
    expect(await caller.read(thing, state, privateState)).toMatchObject({
      state,
      private: privateState,
      diagnostics: [{ summary: "Unreachable" }],
    });
  });

  test("with an invalid state is the provider's bug, and keeps the state", async () => {
    const caller = await setUpConfigured({
      read: () => Promise.resolve({ state: { ...state, id: unknownValue } }),
    });
    expect(await caller.read(thing, state)).toMatchObject({
      state,
      diagnostics: [bug("id: the new state has an unknown value.", "id")],
    });
  });
});

test("a read that returns a write-only value is reported as a bug, and keeps the state", async () => {
  const caller = await setUpVault({
    read: () =>
      Promise.resolve({ state: { ...vaultState, password: "hunter22" } }),
  });
  expect(await caller.read(vault, vaultState)).toMatchObject({
    state: vaultState,
    diagnostics: [
      bug("password: the write-only attribute has a value.", "password"),
    ],
  });
});

async function readIdentity(
  current: ObjectValue | null,
  changes: Partial<Resource> = {},
) {
  const caller = await setUpConfigured({ identity, ...changes });
  return caller.call("ReadResource", {
    typeName: thing.typeName,
    currentState: encodeDynamicValue(state),
    currentIdentity: identityMessage(current),
  });
}

describe("the identity after a read", () => {
  test.each([
    ["keeps the identity", ofOne],
    ["fills in the identity of a state that has none", null],
  ])("%s", async (_, current) => {
    const { newIdentity, diagnostics } = await readIdentity(current);
    expect(shown(newIdentity)).toEqual(ofOne);
    expect(diagnostics).toEqual([]);
  });

  test("of an object that is gone keeps the identity, without an error", async () => {
    const { newIdentity, diagnostics } = await readIdentity(ofOne, {
      read: () => Promise.resolve({ state: null }),
    });
    expect(shown(newIdentity)).toEqual(ofOne);
    expect(diagnostics).toEqual([]);
  });

  test("that fails keeps the identity", async () => {
    const { newIdentity } = await readIdentity(ofOne, {
      read: () => Promise.reject(new Error("no")),
    });
    expect(shown(newIdentity)).toEqual(ofOne);
  });

  test("reports an identity that changes as a bug", async () => {
    const { diagnostics } = await readIdentity({ id: "2", zone: null });
    expect(diagnostics[0]?.detail).toContain("id: the identity has changed");
  });

  test("completes what an import left out", async () => {
    const identify = () => ({ id: "1", zone: "north" });
    const { newIdentity, diagnostics } = await readIdentity(ofOne, {
      identity: { ...identity, identify },
    });
    expect(shown(newIdentity)).toEqual({ id: "1", zone: "north" });
    expect(diagnostics).toEqual([]);
  });
});
