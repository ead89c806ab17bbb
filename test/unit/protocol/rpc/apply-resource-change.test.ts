import { describe, expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import { decodeIdentity } from "../../../../src/protocol/wire/identity-message";
import {
  bug,
  planned,
  privateState,
  setUpConfigured,
  state,
  thing,
  exception,
  identity,
  ofOne,
} from "../../../support/providers/thing-provider";
import {
  vault,
  vaultConfig,
  plannedVault,
  vaultState,
  setUpVault,
} from "../../../support/providers/vault-resource";

describe("an apply", () => {
  test("creates, updates or deletes, depending on prior and planned state", async () => {
    const calls: unknown[] = [];
    const caller = await setUpConfigured({
      create: ({ planned: { name }, privateState: kept }) => {
        calls.push(["create", name, kept]);
        return Promise.resolve({ state });
      },
      update: ({ prior, planned: { name }, privateState: kept }) => {
        calls.push(["update", prior.name, name, kept]);
        return Promise.resolve({ state: { ...state, name: "b" } });
      },
      delete: ({ prior, privateState: kept }) => {
        calls.push(["delete", prior.name, kept]);
        return Promise.resolve();
      },
    });
    const plannedPrivate = privateState;
    expect(await caller.apply(thing, { planned, plannedPrivate })).toEqual({
      state,
      private: privateState,
      diagnostics: [],
    });
    const update = { prior: state, planned: { ...state, name: "b" } };
    expect(await caller.apply(thing, { ...update, plannedPrivate })).toEqual({
      state: { ...state, name: "b" },
      private: privateState,
      diagnostics: [],
    });
    expect(
      await caller.apply(thing, {
        prior: state,
        planned: null,
        plannedPrivate,
      }),
    ).toMatchObject({ state: null, diagnostics: [] });
    expect(calls).toEqual([
      ["create", "a", { kept: "1" }],
      ["update", "a", "b", { kept: "1" }],
      ["delete", "a", { kept: "1" }],
    ]);
  });

  test("replaces the private state with the resource's result", async () => {
    const caller = await setUpConfigured({
      create: () => Promise.resolve({ state, privateState: { new: "x" } }),
      update: () => Promise.resolve({ state, privateState: {} }),
    });
    const created = await caller.apply(thing, {
      planned,
      plannedPrivate: privateState,
    });
    expect(Buffer.from(created.private).toString()).toBe('{"new":"x"}');
    const updated = await caller.apply(thing, {
      prior: state,
      planned: state,
      plannedPrivate: privateState,
    });
    expect(updated.private).toHaveLength(0);
  });

  test("that failed halfway returns the state that it reached", async () => {
    const caller = await setUpConfigured({
      create: ({ diagnostics }) => {
        diagnostics.error("Half done", "It exists, but is not as planned.");
        return Promise.resolve({ state: { ...state, name: "half" } });
      },
    });
    expect(await caller.apply(thing, { planned })).toMatchObject({
      state: { ...state, name: "half" },
      diagnostics: [{ severity: "error", summary: "Half done" }],
    });
  });

  test("that failed before the object exists returns null", async () => {
    const caller = await setUpConfigured({
      create: ({ diagnostics }) => {
        diagnostics.error("Refused", "There is no room.");
        return Promise.resolve({ state: null });
      },
    });
    expect(await caller.apply(thing, { planned })).toMatchObject({
      state: null,
      diagnostics: [{ summary: "Refused" }],
    });
  });

  test("that throws keeps the prior state, and reports the error", async () => {
    const boom = () => Promise.reject(new Error("boom"));
    const caller = await setUpConfigured({
      create: boom,
      update: boom,
      delete: boom,
    });
    const diagnostics = [exception("boom")];
    const changes = [
      [null, planned],
      [state, { ...state, name: "b" }],
      [state, null],
    ] as const;
    for (const [prior, to] of changes)
      expect(
        await caller.apply(thing, {
          prior,
          planned: to,
          plannedPrivate: privateState,
        }),
      ).toEqual({ state: prior, private: privateState, diagnostics });
  });

  test("that throws a value other than an error reports it", async () => {
    const caller = await setUpConfigured({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is what is tested
      create: () => Promise.reject("just a text"),
    });
    const { diagnostics } = await caller.apply(thing, { planned });
    expect(diagnostics).toEqual([exception("just a text")]);
  });

  test("keeps the prior state if a delete failed", async () => {
    const caller = await setUpConfigured({
      delete: ({ diagnostics }) => {
        diagnostics.error("Refused", "It is in use.");
        return Promise.resolve();
      },
    });
    expect(
      await caller.apply(thing, { prior: state, planned: null }),
    ).toMatchObject({ state, diagnostics: [{ summary: "Refused" }] });
  });

  test("with an invalid state returns its valid part, because the object exists", async () => {
    const caller = await setUpConfigured({
      create: () =>
        Promise.resolve({
          state: { id: "1", name: 7, size: unknownValue, more: true },
        }),
    });
    expect(await caller.apply(thing, { planned })).toMatchObject({
      state: { id: "1", name: null, size: null, password: null },
      diagnostics: [
        bug("more: the value is not in the schema.", "more"),
        bug("name: the value is not a string.", "name"),
        bug("password: the value is missing; use null.", "password"),
        bug("size: the new state has an unknown value.", "size"),
      ],
    });
  });

  test("that differs from the plan is the provider's bug", async () => {
    const caller = await setUpConfigured({
      create: () => Promise.resolve({ state: { ...state, name: "b" } }),
    });
    expect(await caller.apply(thing, { planned })).toMatchObject({
      state: { ...state, name: "b" },
      diagnostics: [
        bug("name: the new value differs from the planned one.", "name"),
      ],
    });
  });
});

describe("the identity after an apply", () => {
  const apply = async (
    prior: ObjectValue | null,
    next: ObjectValue | null,
    changes: Partial<Resource> = {},
  ) => {
    const caller = await setUpConfigured({ identity, ...changes });
    const { newIdentity } = await caller.call("ApplyResourceChange", {
      typeName: thing.typeName,
      priorState: encodeDynamicValue(prior),
      plannedState: encodeDynamicValue(next),
    });
    return decodeIdentity(identity, newIdentity);
  };

  test.each([
    ["a create", null, planned],
    ["an update", state, { ...state, name: "b" }],
  ])("of %s has the identity", async (_, prior, next) => {
    expect(await apply(prior, next)).toEqual(ofOne);
  });

  test("that fails half-way has the identity of what it reached", async () => {
    expect(
      await apply(null, planned, {
        create: ({ diagnostics }) => {
          diagnostics.error("Half", "The thing exists.");
          return Promise.resolve({ state });
        },
      }),
    ).toEqual(ofOne);
  });

  test("of a delete has none", async () => {
    expect(await apply(state, null)).toBeNull();
  });
});

async function createVault(changes: Partial<Resource> = {}) {
  const caller = await setUpVault(changes);
  const { newState, diagnostics } = await caller.call("ApplyResourceChange", {
    typeName: vault.typeName,
    priorState: encodeDynamicValue(null),
    plannedState: encodeDynamicValue(plannedVault),
    config: encodeDynamicValue(vaultConfig),
  });
  return {
    state: newState && decodeObject(vault.schema, newState),
    errors: diagnostics.map(({ detail }) => detail),
  };
}

describe("an apply with write-only attributes", () => {
  test("has the values from the configuration", async () => {
    let received: unknown;
    const result = await createVault({
      create(request) {
        received = request.config;
        return Promise.resolve({ state: vaultState });
      },
    });
    expect(received).toEqual(vaultConfig);
    expect(result).toEqual({ state: vaultState, errors: [] });
  });

  test("that returns them is reported as a bug, and keeps the object without them", async () => {
    const { state: kept, errors } = await createVault({
      create: () => Promise.resolve({ state: { ...vaultConfig, id: "1" } }),
    });
    expect(kept).toEqual(vaultState);
    expect(errors).toEqual([
      bug("password: the write-only attribute has a value.").detail,
      bug("users[0].password: the write-only attribute has a value.").detail,
    ]);
  });

  test("that fails shows none of them", async () => {
    const { errors } = await createVault({
      create: () => Promise.reject(new Error("hunter22 and letmein1")),
    });
    expect(errors.join()).not.toMatch(/hunter22|letmein1/);
  });
});
