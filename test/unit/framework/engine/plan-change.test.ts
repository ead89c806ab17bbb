import { describe, expect, test } from "@jest/globals";
import { planChange } from "../../../../src/framework/engine/plan-change";
import { types } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";
import type {
  ObjectValue,
  Value,
} from "../../../../src/framework/schema/values";
import {
  schemaOf,
  nested,
  text,
  typed,
} from "../../../support/provider/attributes";

const schema = schemaOf({
  id: text({ computed: true, useStateForUnknown: true }),
  etag: text({ computed: true }),
  name: text({ required: true }),
  kind: text({ optional: true, requiresReplace: true }),
  active: typed(types.bool, { optional: true, default: true }),
  region: text({ optional: true, computed: true }),
  zones: typed(types.set(types.string), {
    optional: true,
    requiresReplace: true,
  }),
  rules: nested("list", {
    port: typed(types.number, { required: true }),
    protocol: text({ optional: true, default: "tcp" }),
    limits: nested("map", {
      rate: typed(types.number, { optional: true, default: 10 }),
    }),
  }),
});

const nothing: ObjectValue = {
  id: null,
  etag: null,
  name: null,
  kind: null,
  active: null,
  region: null,
  zones: null,
  rules: null,
};

const state: ObjectValue = {
  ...nothing,
  id: "1",
  etag: "e1",
  name: "a",
  active: true,
  region: "eu",
};

/** Plans with Terraform's proposal, in which omitted attributes that the provider may set keep their prior values. */
function plan(configured: ObjectValue, prior: ObjectValue | null = null) {
  const config = { ...nothing, ...configured };
  const carried = (name: string) => config[name] ?? prior?.[name] ?? null;
  const { planned, requiresReplace } = planChange(schema, {
    config,
    prior,
    proposed: {
      ...config,
      id: carried("id"),
      etag: carried("etag"),
      active: carried("active"),
      region: carried("region"),
    },
  });
  return {
    planned,
    requiresReplace: requiresReplace.map((path) => path.toString()),
  };
}

describe("the plan of a create", () => {
  test("sets defaults, and makes computed values unknown", () => {
    expect(plan({ name: "a" })).toEqual({
      planned: {
        ...nothing,
        id: unknownValue,
        etag: unknownValue,
        name: "a",
        active: true,
        region: unknownValue,
      },
      requiresReplace: [],
    });
  });

  test("keeps the values of the configuration, even unknown ones", () => {
    const config: ObjectValue = {
      name: unknownValue,
      kind: "x",
      active: unknownValue,
      region: "us",
    };
    expect(plan(config)).toEqual({
      planned: {
        ...nothing,
        ...config,
        id: unknownValue,
        etag: unknownValue,
      },
      requiresReplace: [],
    });
  });

  test("does not treat false, an empty text or zero as absent", () => {
    expect(plan({ name: "", active: false, region: "" }).planned).toMatchObject(
      { name: "", active: false, region: "" },
    );
  });
});

describe("the plan of an update", () => {
  test("is the prior state if nothing has changed", () => {
    expect(plan({ name: "a" }, state)).toEqual({
      planned: state,
      requiresReplace: [],
    });
  });

  test("is the prior state if only the order of a set differs", () => {
    const zones = ["x", "y"];
    const { planned, requiresReplace } = plan(
      { name: "a", zones: zones.toReversed() },
      { ...state, zones },
    );
    expect(planned).toMatchObject({ id: "1", etag: "e1", region: "eu" });
    expect(requiresReplace).toEqual([]);
  });

  test("makes computed values unknown if something changes, except those that updates keep", () => {
    expect(plan({ name: "b" }, state).planned).toEqual({
      ...state,
      name: "b",
      etag: unknownValue,
      region: unknownValue,
    });
  });

  test("returns to the default if the configuration no longer sets the value", () => {
    expect(
      plan({ name: "a" }, { ...state, active: false }).planned,
    ).toMatchObject({ active: true, etag: unknownValue });
  });

  test("replaces the object if a value that requires it changes, even to null or unknown", () => {
    const config = { name: "a" };
    const prior = { ...state, kind: "x" };
    expect(plan({ ...config, kind: "y" }, prior).requiresReplace).toEqual([
      "kind",
    ]);
    expect(plan(config, prior).requiresReplace).toEqual(["kind"]);
    expect(
      plan({ ...config, kind: unknownValue }, prior).requiresReplace,
    ).toEqual(["kind"]);
    expect(
      plan({ ...config, name: "b", kind: "x" }, prior).requiresReplace,
    ).toEqual([]);
  });

  test("names every attribute that requires a new object", () => {
    expect(
      plan({ name: "a", kind: "x", zones: ["z"] }, state).requiresReplace,
    ).toEqual(["kind", "zones"]);
  });
});

describe("the defaults inside a nested attribute", () => {
  const rule = { port: 80, protocol: null, limits: null };
  const planRules = (rules: Value, prior?: ObjectValue) =>
    plan({ name: "a", rules }, prior).planned.rules;

  test("are set if the configuration omits the value, at any depth", () => {
    expect(
      planRules([
        rule,
        {
          ...rule,
          protocol: "udp",
          limits: new Map([
            ["a", { rate: null }],
            ["b", { rate: 5 }],
          ]),
        },
      ]),
    ).toEqual([
      { ...rule, protocol: "tcp" },
      {
        ...rule,
        protocol: "udp",
        limits: new Map([
          ["a", { rate: 10 }],
          ["b", { rate: 5 }],
        ]),
      },
    ]);
  });

  test("are not a change by themselves", () => {
    const prior = { ...state, rules: [{ ...rule, protocol: "tcp" }] };
    expect(plan({ name: "a", rules: [rule] }, prior)).toEqual({
      planned: prior,
      requiresReplace: [],
    });
  });

  test.each<[string, Value]>([
    ["null", null],
    ["unknown", unknownValue],
    ["an empty list", []],
    ["a list of an unknown object", [unknownValue]],
  ])("do not change %s", (_, rules) => {
    expect(planRules(rules)).toEqual(rules);
  });

  test("depend on the configuration, not on the prior state", () => {
    const prior = { ...state, rules: [{ ...rule, protocol: "udp" }] };
    expect(planRules([rule], prior)).toEqual([{ ...rule, protocol: "tcp" }]);
  });
});
