/** Write-only attributes: their values are only in configurations. */
import { describe, expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import type { Schema } from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { isWholeState } from "../../../../src/framework/engine/whole-state";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import { bug, setUpConfigured } from "./setup";

const description = "For the test.";

const password = attribute(types.string, {
  required: true,
  writeOnly: true,
  description,
});

const schema = defineSchema({
  description,
  attributes: {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      neverNull: true,
      description,
    }),
    password,
    users: nestedAttribute(
      "list",
      { password },
      { optional: true, description },
    ),
  },
});

const typeName = "test_vault";
const config: ObjectValue = {
  id: null,
  password: "hunter22",
  users: [{ password: "letmein1" }],
};
const planned: ObjectValue = {
  id: unknownValue,
  password: null,
  users: [{ password: null }],
};
const state: ObjectValue = { ...planned, id: "1" };

const start = (changes: Partial<Resource> = {}) =>
  setUpConfigured({
    typeName,
    schema,
    create: () => Promise.resolve({ state }),
    ...changes,
  });

const vault = { typeName, schema };

async function create(changes: Partial<Resource> = {}) {
  const caller = await start(changes);
  const { newState, diagnostics } = await caller.call("ApplyResourceChange", {
    typeName,
    priorState: encodeDynamicValue(null),
    plannedState: encodeDynamicValue(planned),
    config: encodeDynamicValue(config),
  });
  return {
    state: newState && decodeObject(schema, newState),
    errors: diagnostics.map(({ detail }) => detail),
  };
}

describe("a client that would store the values", () => {
  const validate = async (
    value: ObjectValue,
    clientCapabilities?: { writeOnlyAttributesAllowed: boolean },
  ) => {
    const caller = await start();
    const { diagnostics } = await caller.call("ValidateResourceConfig", {
      typeName,
      config: encodeDynamicValue(value),
      ...(clientCapabilities && { clientCapabilities }),
    });
    return diagnostics.map(({ detail }) => detail);
  };

  test.each([undefined, { writeOnlyAttributesAllowed: false }])(
    "may set none of them (%j)",
    async (capabilities) => {
      const details = await validate(config, capabilities);
      expect(details).toEqual([
        expect.stringMatching(/^password is write-only.*would store its value/),
        expect.stringMatching(/^users\[0\]\.password is write-only/),
      ]);
    },
  );

  test("may not even set one that is not known yet", async () => {
    const unknowns: ObjectValue = {
      ...config,
      password: unknownValue,
      users: null,
    };
    expect(await validate(unknowns)).toHaveLength(1);
  });

  test("may have a configuration without them", async () => {
    const without = { ...config, password: null, users: null };
    // It is only incomplete.
    expect(await validate(without)).toEqual([
      "password is null. Give it a value.",
    ]);
  });

  test("is another than one that keeps them secret", async () => {
    expect(
      await validate(config, { writeOnlyAttributesAllowed: true }),
    ).toEqual([]);
  });
});

describe("a plan", () => {
  test("has no write-only values", async () => {
    const caller = await start();
    const plan = await caller.plan(vault, { config });
    expect(plan).toMatchObject({ planned, diagnostics: [] });
  });

  test("has no change if only a write-only value changes", async () => {
    const caller = await start();
    const plan = await caller.plan(vault, {
      config: { ...config, password: "another" },
      prior: state,
      proposed: { ...config, id: "1", password: "another" },
    });
    expect(plan).toMatchObject({ planned: state, diagnostics: [] });
  });

  test("in which a resource sets one is reported as a bug", async () => {
    const caller = await start({
      plan: ({ planned: rest, config: set }) =>
        Promise.resolve({
          planned: { ...rest, password: set?.password ?? null },
        }),
    });
    expect(await caller.plan(vault, { config })).toMatchObject({
      planned,
      diagnostics: [
        bug("password: the write-only attribute has a value.", "password"),
      ],
    });
  });
});

describe("an apply", () => {
  test("has the values from the configuration", async () => {
    let received: unknown;
    const result = await create({
      create(request) {
        received = request.config;
        return Promise.resolve({ state });
      },
    });
    expect(received).toEqual(config);
    expect(result).toEqual({ state, errors: [] });
  });

  test("that returns them is reported as a bug, and keeps the object without them", async () => {
    const { state: kept, errors } = await create({
      create: () => Promise.resolve({ state: { ...config, id: "1" } }),
    });
    expect(kept).toEqual(state);
    expect(errors).toEqual([
      bug("password: the write-only attribute has a value.").detail,
      bug("users[0].password: the write-only attribute has a value.").detail,
    ]);
  });

  test("that fails shows none of them", async () => {
    const { errors } = await create({
      create: () => Promise.reject(new Error("hunter22 and letmein1")),
    });
    expect(errors.join()).not.toMatch(/hunter22|letmein1/);
  });
});

test("a state without a required write-only value is whole, and so has an identity", () => {
  expect(isWholeState<Schema>(schema, state)).toBe(true);
  expect(isWholeState<Schema>(schema, { ...state, id: null })).toBe(false);
});

test("a read that returns one is reported as a bug, and keeps the state", async () => {
  const caller = await start({
    read: () => Promise.resolve({ state: { ...state, password: "hunter22" } }),
  });
  expect(await caller.read(vault, state)).toMatchObject({
    state,
    diagnostics: [
      bug("password: the write-only attribute has a value.", "password"),
    ],
  });
});
