/** Identities in each response that Terraform stores, and the RPCs that are only about identities. */
import { describe, expect, test } from "@jest/globals";
import type { ResourceIdentity } from "../../../../src/framework/identity";
import type { Resource } from "../../../../src/framework/resource";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { encodeDynamicValue } from "../../../../src/protocol/wire/dynamic-value";
import {
  decodeIdentity,
  identityMessage,
} from "../../../../src/protocol/wire/identity-message";
import { config, planned, setUpConfigured, state, thing } from "./setup";

const identity: ResourceIdentity = {
  schema: defineSchema({
    description: "A thing.",
    version: 1,
    attributes: {
      id: attribute(types.string, { required: true, description: "Its id." }),
      zone: attribute(types.string, {
        optional: true,
        description: "Its zone.",
      }),
    },
  }),
  identify: ({ id }) => ({ id: id ?? null, zone: null }),
  upgrades: { 0: ({ key }) => ({ id: String(key), zone: null }) },
};

const ofOne = { id: "1", zone: null };
const { typeName } = thing;
const value = (object: ObjectValue | null) => encodeDynamicValue(object);
const shown = (message: Parameters<typeof decodeIdentity>[1]) =>
  decodeIdentity(identity, message);

const start = (changes: Partial<Resource> = {}) =>
  setUpConfigured({ identity, ...changes });

async function read(
  current: ObjectValue | null,
  changes: Partial<Resource> = {},
) {
  const caller = await start(changes);
  return caller.call("ReadResource", {
    typeName,
    currentState: value(state),
    currentIdentity: identityMessage(current),
  });
}

test("an identity has a schema, with what an import requires", async () => {
  const caller = await start();
  const { identitySchemas } = await caller.call(
    "GetResourceIdentitySchemas",
    {},
  );
  expect(identitySchemas).toEqual({
    [typeName]: {
      version: 1,
      identityAttributes: [
        {
          name: "id",
          type: Buffer.from('"string"'),
          requiredForImport: true,
          optionalForImport: false,
          description: "Its id.",
        },
        {
          name: "zone",
          type: Buffer.from('"string"'),
          requiredForImport: false,
          optionalForImport: true,
          description: "Its zone.",
        },
      ],
    },
  });
});

describe("a read", () => {
  test.each([
    ["keeps the identity", ofOne],
    ["fills in the identity of a state that has none", null],
  ])("%s", async (_, current) => {
    const { newIdentity, diagnostics } = await read(current);
    expect(shown(newIdentity)).toEqual(ofOne);
    expect(diagnostics).toEqual([]);
  });

  test("of an object that is gone keeps the identity, without an error", async () => {
    const { newIdentity, diagnostics } = await read(ofOne, {
      read: () => Promise.resolve({ state: null }),
    });
    expect(shown(newIdentity)).toEqual(ofOne);
    expect(diagnostics).toEqual([]);
  });

  test("that fails keeps the identity", async () => {
    const { newIdentity } = await read(ofOne, {
      read: () => Promise.reject(new Error("no")),
    });
    expect(shown(newIdentity)).toEqual(ofOne);
  });

  test("reports an identity that changes as a bug", async () => {
    const { diagnostics } = await read({ id: "2", zone: null });
    expect(diagnostics[0]?.detail).toContain("id: the identity has changed");
  });

  test("completes what an import left out", async () => {
    const identify = () => ({ id: "1", zone: "north" });
    const { newIdentity, diagnostics } = await read(ofOne, {
      identity: { ...identity, identify },
    });
    expect(shown(newIdentity)).toEqual({ id: "1", zone: "north" });
    expect(diagnostics).toEqual([]);
  });
});

describe("a plan", () => {
  const plan = async (
    prior: ObjectValue | null,
    proposed: ObjectValue | null,
    priorIdentity: ObjectValue | null,
  ) => {
    const caller = await start();
    const { plannedIdentity } = await caller.call("PlanResourceChange", {
      typeName,
      priorState: value(prior),
      proposedNewState: value(proposed),
      config: value(proposed && config),
      priorIdentity: identityMessage(priorIdentity),
    });
    return shown(plannedIdentity);
  };

  test("of a create has no identity", async () => {
    expect(await plan(null, config, null)).toBeNull();
  });

  test.each([
    ["an update", { ...state, name: "b" }],
    ["a destroy", null],
  ])("of %s has the identity, also if the state had none", async (_, next) => {
    expect(await plan(state, next, ofOne)).toEqual(ofOne);
    expect(await plan(state, next, null)).toEqual(ofOne);
  });
});

describe("an apply", () => {
  const apply = async (
    prior: ObjectValue | null,
    next: ObjectValue | null,
    changes: Partial<Resource> = {},
  ) => {
    const caller = await start(changes);
    const { newIdentity } = await caller.call("ApplyResourceChange", {
      typeName,
      priorState: value(prior),
      plannedState: value(next),
    });
    return shown(newIdentity);
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

test("an import by identity gets it, and returns it", async () => {
  const caller = await start({
    import: ({ id, identity: given }) =>
      Promise.resolve({
        state: { name: `${id}|${JSON.stringify(given?.id)}` },
      }),
  });
  const { importedResources } = await caller.call("ImportResourceState", {
    typeName,
    identity: identityMessage(ofOne),
  });
  const [imported] = importedResources;
  expect(shown(imported?.identity)).toEqual(ofOne);
  expect(Buffer.from(imported?.state?.msgpack ?? []).toString()).toContain(
    '|"1"',
  );
});

describe("an upgrade of an identity", () => {
  const upgrade = async (version: number) => {
    const caller = await start();
    return caller.call("UpgradeResourceIdentity", {
      typeName,
      version,
      rawIdentity: { json: Buffer.from('{"key":"1"}') },
    });
  };

  test("converts it", async () => {
    const { upgradedIdentity } = await upgrade(0);
    expect(shown(upgradedIdentity)).toEqual(ofOne);
  });

  test("from an unknown version is an error", async () => {
    const { upgradedIdentity, diagnostics } = await upgrade(7);
    expect(upgradedIdentity).toBeUndefined();
    expect(diagnostics[0]?.summary).toBe("Unsupported identity version");
  });
});
