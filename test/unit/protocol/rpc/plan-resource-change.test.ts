import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/attribute-path";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  bug,
  config,
  identified,
  identity,
  ofOne,
  planned,
  privateState,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";
import {
  vault,
  vaultConfig,
  plannedVault,
  vaultState,
  setUpVault,
} from "../../../support/providers/vault-resource";

describe("a plan", () => {
  test("is made from the schema alone if the resource has no plan of its own", async () => {
    const caller = await setUpConfigured();
    expect(await caller.plan(thing, { config })).toEqual({
      planned,
      requiresReplace: [],
      plannedPrivate: Buffer.alloc(0),
      diagnostics: [],
    });
  });

  test("is completed by the resource, which receives the schema's plan", async () => {
    const caller = await setUpConfigured({
      plan: (request) => {
        expect(request).toMatchObject({
          config: { ...config, size: 2 },
          prior: { ...state, size: 1 },
          planned: { ...state, size: 2 },
          privateState: { kept: "1" },
          providerData: { key: "the key" },
        });
        request.diagnostics.warning("Careful", "It will be a new one.");
        return Promise.resolve({
          planned: { ...config, size: 2, id: unknownValue },
          requiresReplace: [pathTo("id")],
          privateState: { kept: "2" },
        });
      },
    });
    expect(
      await caller.plan(thing, {
        config: { ...config, size: 2 },
        prior: { ...state, size: 1 },
        proposed: { ...state, size: 2 },
        priorPrivate: privateState,
      }),
    ).toEqual({
      planned: { ...config, size: 2, id: unknownValue },
      requiresReplace: ["size", "id"],
      plannedPrivate: Buffer.from('{"kept":"2"}'),
      diagnostics: [
        {
          severity: "warning",
          summary: "Careful",
          detail: "It will be a new one.",
          path: "",
        },
      ],
    });
  });

  test("keeps the private state if the resource returns none", async () => {
    const caller = await setUpConfigured({ plan: () => Promise.resolve({}) });
    const { plannedPrivate } = await caller.plan(thing, {
      config,
      prior: state,
      priorPrivate: privateState,
    });
    expect(Buffer.from(plannedPrivate)).toEqual(privateState);
  });

  test("of a delete is null whatever the resource returns, and keeps the private state", async () => {
    const caller = await setUpConfigured({
      plan: (request) => {
        expect(request).toMatchObject({
          config: null,
          prior: state,
          planned: null,
        });
        return Promise.resolve({ planned: state });
      },
    });
    expect(
      await caller.plan(thing, {
        config: null,
        prior: state,
        priorPrivate: privateState,
      }),
    ).toEqual({
      planned: null,
      requiresReplace: [],
      plannedPrivate: privateState,
      diagnostics: [],
    });
  });

  test("replaces nothing if no object exists", async () => {
    const caller = await setUpConfigured({
      plan: () => Promise.resolve({ requiresReplace: [pathTo("name")] }),
    });
    const { requiresReplace } = await caller.plan(thing, { config });
    expect(requiresReplace).toEqual([]);
  });

  test("that contradicts the configuration is the provider's bug, and is not sent", async () => {
    const caller = await setUpConfigured({
      plan: () => Promise.resolve({ planned: { ...planned, name: 1 } }),
    });
    expect(await caller.plan(thing, { config })).toMatchObject({
      planned,
      diagnostics: [bug("name", "not a string"), bug("name", "differs")],
    });
  });
});

test.each<[string, ObjectValue | null, ObjectValue | null, object | null]>([
  ["a create has none", null, config, null],
  ["an update has it", state, { ...config, name: "b" }, ofOne],
  ["a destroy has it", state, null, ofOne],
])("the identity in a plan: %s", async (_, prior, declared, expected) => {
  const caller = await setUpConfigured({ identity });
  const change = { prior, config: declared };
  // A state that was written before the resource had an identity has none.
  for (const priorIdentity of [expected && ofOne, null])
    expect(
      await caller.plan(identified, { ...change, priorIdentity }),
    ).toMatchObject({ identity: expected });
});

describe("a plan with write-only attributes", () => {
  test("has none of their values", async () => {
    const caller = await setUpVault();
    const plan = await caller.plan(vault, { config: vaultConfig });
    expect(plan).toMatchObject({ planned: plannedVault, diagnostics: [] });
  });

  test("has no change if only a write-only value changes", async () => {
    const caller = await setUpVault();
    const plan = await caller.plan(vault, {
      config: { ...vaultConfig, password: "another" },
      prior: vaultState,
      proposed: { ...vaultConfig, id: "1", password: "another" },
    });
    expect(plan).toMatchObject({ planned: vaultState, diagnostics: [] });
  });

  test("in which a resource sets one is reported as a bug", async () => {
    const caller = await setUpVault({
      plan: ({ planned: rest, config: set }) =>
        Promise.resolve({
          planned: { ...rest, password: set?.password ?? null },
        }),
    });
    expect(await caller.plan(vault, { config: vaultConfig })).toMatchObject({
      planned: plannedVault,
      diagnostics: [bug("password", "write-only")],
    });
  });
});
