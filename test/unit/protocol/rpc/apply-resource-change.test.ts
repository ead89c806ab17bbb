import { describe, expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import type { ProviderCaller } from "../../../support/provider/provider-caller";
import {
  bug,
  exception,
  identified,
  identity,
  ofOne,
  planned,
  privateState,
  refuse,
  refused,
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

type Change = Parameters<ProviderCaller["apply"]>[1];

const renamed: ObjectValue = { ...state, name: "b" };
const create: Change = { planned };
const update: Change = { prior: state, planned: renamed };
const destroy: Change = { prior: state, planned: null };

/** Applies a change of a thing whose resource has `changes`. */
async function apply(change: Change, changes: Partial<Resource> = {}) {
  const caller = await setUpConfigured(changes);
  return caller.apply(thing, { plannedPrivate: privateState, ...change });
}

describe("an apply", () => {
  test.each<[string, Change, ObjectValue | null, object]>([
    ["create", create, state, { planned }],
    ["update", update, renamed, { prior: state, planned: renamed }],
    ["delete", destroy, null, { prior: state }],
  ])(
    "calls %s, and keeps the private state",
    async (name, change, reached, request) => {
      const calls: unknown[] = [];
      const noted = (call: string) => (received: object) => {
        calls.push([call, received]);
        return Promise.resolve({ state: reached });
      };
      expect(
        await apply(change, {
          create: noted("create"),
          update: noted("update"),
          delete: async (received) => void (await noted("delete")(received)),
        }),
      ).toEqual({ state: reached, private: privateState, diagnostics: [] });
      expect(calls).toMatchObject([
        [name, { ...request, privateState: { kept: "1" } }],
      ]);
    },
  );

  test("replaces the private state with the resource's result", async () => {
    const changes: Partial<Resource> = {
      create: () => Promise.resolve({ state, privateState: { new: "x" } }),
      update: () => Promise.resolve({ state: renamed, privateState: {} }),
    };
    const created = await apply(create, changes);
    expect(Buffer.from(created.private).toString()).toBe('{"new":"x"}');
    expect((await apply(update, changes)).private).toHaveLength(0);
  });

  const half = { ...state, name: "half" };
  test.each<[string, Change, Partial<Resource>, ObjectValue | null, unknown[]]>(
    [
      [
        "that failed halfway returns the state that it reached",
        create,
        { create: refuse(half) },
        half,
        [refused],
      ],
      [
        "that failed before the object exists returns null",
        create,
        { create: refuse(null) },
        null,
        [refused],
      ],
      [
        "keeps the prior state if a delete failed",
        destroy,
        { delete: async (request) => void (await refuse(null)(request)) },
        state,
        [refused],
      ],
      [
        "that differs from the plan is the provider's bug",
        create,
        { create: () => Promise.resolve({ state: renamed }) },
        renamed,
        [bug("name", "differs")],
      ],
      [
        "with an invalid state returns its valid part, because the object exists",
        create,
        {
          create: () =>
            Promise.resolve({
              state: { id: "1", name: 7, size: unknownValue, more: true },
            }),
        },
        { id: "1", name: null, size: null, password: null },
        [
          bug("more", "schema"),
          bug("name", "not a string"),
          bug("password", "missing"),
          bug("size", "unknown"),
        ],
      ],
    ],
  )("%s", async (_, change, changes, reached, diagnostics) => {
    expect(await apply(change, changes)).toMatchObject({
      state: reached,
      diagnostics,
    });
  });

  test.each([
    ["create", create],
    ["update", update],
    ["delete", destroy],
  ])(
    "whose %s throws keeps the prior state, and reports the error",
    async (name, change) => {
      const boom = () => Promise.reject(new Error("boom"));
      expect(await apply(change, { [name]: boom })).toEqual({
        state: change.prior ?? null,
        private: privateState,
        diagnostics: [exception("boom")],
      });
    },
  );

  test("that throws a value other than an error reports it", async () => {
    const { diagnostics } = await apply(create, {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is what is tested
      create: () => Promise.reject("just a text"),
    });
    expect(diagnostics).toEqual([exception("just a text")]);
  });
});

describe("the identity after an apply", () => {
  test.each<[string, Change, ObjectValue | null, Partial<Resource>]>([
    ["a create has the identity", create, ofOne, {}],
    ["an update has the identity", update, ofOne, {}],
    ["a delete has none", destroy, null, {}],
    [
      "a create that fails halfway has the identity of what it reached",
      create,
      ofOne,
      { create: refuse(state) },
    ],
  ])("of %s", async (_, change, expected, changes) => {
    const caller = await setUpConfigured({ identity, ...changes });
    expect(await caller.apply(identified, change)).toMatchObject({
      identity: expected,
    });
  });
});

describe("an apply with write-only attributes", () => {
  const createVault = async (changes: Partial<Resource>) =>
    (await setUpVault(changes)).apply(vault, {
      planned: plannedVault,
      config: vaultConfig,
    });

  test("has the values from the configuration", async () => {
    let received: unknown;
    const result = await createVault({
      create(request) {
        received = request.config;
        return Promise.resolve({ state: vaultState });
      },
    });
    expect(received).toEqual(vaultConfig);
    expect(result).toMatchObject({ state: vaultState, diagnostics: [] });
  });

  test("that returns them is reported as a bug, and keeps the object without them", async () => {
    expect(
      await createVault({
        create: () => Promise.resolve({ state: { ...vaultConfig, id: "1" } }),
      }),
    ).toMatchObject({
      state: vaultState,
      diagnostics: ["password", "users[0].password"].map((path) =>
        bug(path, "write-only"),
      ),
    });
  });

  test("that fails shows none of them", async () => {
    const { diagnostics } = await createVault({
      create: () => Promise.reject(new Error("hunter22 and letmein1")),
    });
    expect(diagnostics).toHaveLength(1);
    expect(JSON.stringify(diagnostics)).not.toMatch(/hunter22|letmein1/);
  });
});
