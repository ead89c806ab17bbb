import { describe, expect, test } from "@jest/globals";
import { planChange } from "../../../../src/framework/engine/plan-change";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";
import type {
  ObjectValue,
  Value,
} from "../../../../src/framework/schema/values";

const description = "For the test.";

const schema = defineSchema({
  description,
  attributes: {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description,
    }),
    etag: attribute(types.string, { computed: true, description }),
    name: attribute(types.string, { required: true, description }),
    kind: attribute(types.string, {
      optional: true,
      requiresReplace: true,
      description,
    }),
    active: attribute(types.bool, {
      optional: true,
      default: true,
      description,
    }),
    region: attribute(types.string, {
      optional: true,
      computed: true,
      description,
    }),
    zones: attribute(types.set(types.string), {
      optional: true,
      requiresReplace: true,
      description,
    }),
    rules: nestedAttribute(
      "list",
      {
        port: attribute(types.number, { required: true, description }),
        protocol: attribute(types.string, {
          optional: true,
          default: "tcp",
          description,
        }),
        limits: nestedAttribute(
          "map",
          {
            rate: attribute(types.number, {
              optional: true,
              default: 10,
              description,
            }),
          },
          { optional: true, description },
        ),
      },
      { optional: true, description },
    ),
  },
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

/** Plans as Terraform asks for it: what the configuration may leave to the provider carries its prior value. */
function plan(config: ObjectValue, prior: ObjectValue | null = null) {
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
  test("sets defaults, and leaves open what the provider computes", () => {
    expect(plan({ ...nothing, name: "a" })).toEqual({
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

  test("keeps what the configuration sets, unknown values too", () => {
    const config: ObjectValue = {
      ...nothing,
      name: unknownValue,
      kind: "x",
      active: unknownValue,
      region: "us",
    };
    expect(plan(config)).toEqual({
      planned: { ...config, id: unknownValue, etag: unknownValue },
      requiresReplace: [],
    });
  });

  test("does not take false, an empty text or zero for nothing", () => {
    expect(
      plan({ ...nothing, name: "", active: false, region: "" }).planned,
    ).toMatchObject({ name: "", active: false, region: "" });
  });
});

describe("the plan of an update", () => {
  test("is the prior state when nothing has changed", () => {
    expect(plan({ ...nothing, name: "a" }, state)).toEqual({
      planned: state,
      requiresReplace: [],
    });
  });

  test("is the prior state when a set is written in another order", () => {
    const zones = ["x", "y"];
    const { planned, requiresReplace } = plan(
      { ...nothing, name: "a", zones: zones.toReversed() },
      { ...state, zones },
    );
    expect(planned).toMatchObject({ id: "1", etag: "e1", region: "eu" });
    expect(requiresReplace).toEqual([]);
  });

  test("leaves computed values open when something else changes, but for those that outlive updates", () => {
    expect(plan({ ...nothing, name: "b" }, state).planned).toEqual({
      ...state,
      name: "b",
      etag: unknownValue,
      region: unknownValue,
    });
  });

  test("goes back to the default when the configuration no longer sets the value", () => {
    expect(
      plan({ ...nothing, name: "a" }, { ...state, active: false }).planned,
    ).toMatchObject({ active: true, etag: unknownValue });
  });

  test("replaces the object when a value that needs it changes, to null and to unknown too", () => {
    const config = { ...nothing, name: "a" };
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

  test("names every attribute that needs a new object", () => {
    expect(
      plan({ ...nothing, name: "a", kind: "x", zones: ["z"] }, state)
        .requiresReplace,
    ).toEqual(["kind", "zones"]);
  });
});

describe("the defaults inside a nested attribute", () => {
  const rule = { port: 80, protocol: null, limits: null };
  const planRules = (rules: Value, prior?: ObjectValue) =>
    plan({ ...nothing, name: "a", rules }, prior).planned.rules;

  test("stand wherever the configuration leaves the value out, at any depth", () => {
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

  test("do not hinder that nothing has changed", () => {
    const prior = { ...state, rules: [{ ...rule, protocol: "tcp" }] };
    expect(plan({ ...nothing, name: "a", rules: [rule] }, prior)).toEqual({
      planned: prior,
      requiresReplace: [],
    });
  });

  test.each<[string, Value]>([
    ["null", null],
    ["unknown", unknownValue],
    ["an empty list", []],
    ["a list of an unknown object", [unknownValue]],
  ])("do not touch what is %s", (_, rules) => {
    expect(planRules(rules)).toEqual(rules);
  });

  test("are told by the configuration, not by what was", () => {
    const prior = { ...state, rules: [{ ...rule, protocol: "udp" }] };
    expect(planRules([rule], prior)).toEqual([{ ...rule, protocol: "tcp" }]);
  });
});
