import { describe, expect, test } from "@jest/globals";
import { checkPlan } from "../../../../../src/framework/engine/response-checks/check-plan";
import {
  AttributePath,
  pathTo,
} from "../../../../../src/framework/attribute-path";
import { type NestingMode } from "../../../../../src/framework/schema/schema";
import { types } from "../../../../../src/framework/schema/types";
import { unknownValue } from "../../../../../src/framework/schema/values";
import type {
  ObjectValue,
  Value,
} from "../../../../../src/framework/schema/values";
import { bugsIn } from "../../../../support/provider/bugs-in";
import {
  schemaOf,
  nested,
  text,
  typed,
} from "../../../../support/provider/attributes";

const rules = (mode: NestingMode) =>
  nested(mode, {
    host: text(),
    port: typed(types.number, { optional: true, default: 1 }),
  });

const schema = schemaOf({
  id: text({ computed: true }),
  name: text({ required: true }),
  size: typed(types.number),
  tags: typed(types.map(types.string), { optional: true, computed: true }),
  password: text({ optional: true, writeOnly: true }),
  single: rules("single"),
  list: rules("list"),
  map: rules("map"),
  set: rules("set"),
});

const config: ObjectValue = {
  id: null,
  name: "a",
  size: null,
  tags: null,
  password: null,
  single: null,
  list: null,
  map: null,
  set: null,
};

const differs = "the planned value differs from the configured one.";

function check(
  configured: ObjectValue,
  planned: ObjectValue,
  prior: ObjectValue | null = null,
  requiresReplace: readonly AttributePath[] = [],
): readonly string[] {
  return bugsIn((diagnostics) => {
    checkPlan(
      schema,
      {
        config: { ...config, ...configured },
        planned: { ...config, ...configured, ...planned },
        prior: prior && { ...config, ...prior },
        requiresReplace,
      },
      diagnostics,
    );
  });
}

describe("a planned value", () => {
  test("is free if the configuration is null and the attribute computed", () => {
    expect(check({}, { id: unknownValue, tags: unknownValue })).toEqual([]);
    expect(check({}, { id: "1", tags: new Map() })).toEqual([]);
  });

  test.each<[string, ObjectValue, ObjectValue, string]>([
    ["is set", { name: "a" }, { name: "b" }, "name"],
    [
      "is set, and computed",
      { tags: new Map([["k", "v"]]) },
      { tags: new Map() },
      "tags",
    ],
    [
      "is set, and unknown in the plan",
      { name: "a" },
      { name: unknownValue },
      "name",
    ],
    ["is unknown", { name: unknownValue }, { name: "a" }, "name"],
    ["is null, and not computed", {}, { size: 1 }, "size"],
    ["is a list", { list: [] }, { list: null }, "list"],
    ["is null, and a list in the plan", {}, { list: [] }, "list"],
    ["is an unknown list", { list: unknownValue }, { list: [] }, "list"],
  ])(
    "must equal the configuration if that %s",
    (_, configured, planned, attributeName) => {
      expect(check(configured, planned)).toEqual([
        `${attributeName}: ${differs}`,
      ]);
    },
  );

  test("may keep the prior value if the configured one means the same", () => {
    const former = { name: "a" };
    expect(check({ name: "A" }, { name: "a" }, former)).toEqual([]);
    expect(check({ name: "A" }, { name: "b" }, former)).toHaveLength(1);
  });

  test("does not keep the prior value if there was none", () => {
    expect(check({ size: 1 }, { size: null }, config)).toEqual([
      `size: ${differs}`,
    ]);
  });

  test("matches the schema", () => {
    expect(check({}, { id: 1 })).toEqual(["id: the value is not a string."]);
  });

  test("is null for a write-only attribute", () => {
    expect(check({ password: "p" }, { password: null })).toEqual([]);
    expect(check({ password: "p" }, {})).toEqual([
      "password: the write-only attribute has a value.",
    ]);
  });
});

describe("inside a nested attribute", () => {
  const object = (host: string, port: number | null): ObjectValue => ({
    host,
    port,
  });
  const held: Readonly<Record<NestingMode, (...objects: Value[]) => Value>> = {
    single: (one = null) => one,
    list: (...objects) => objects,
    set: (...objects) => objects.reverse(),
    map: (...objects) =>
      new Map(objects.map((one, index) => [`k${index}`, one])),
  };
  const modes: readonly [NestingMode, differentPath: string][] = [
    ["single", "single.host"],
    ["list", "list[0].host"],
    ["map", 'map["k0"].host'],
    ["set", "set"],
  ];

  test.each(modes)("%s: a default may be planned", (mode) => {
    const [configured, planned] = [null, 1].map((port) =>
      held[mode](object("a", port), object("b", port)),
    );
    expect(
      check({ [mode]: configured ?? null }, { [mode]: planned ?? null }),
    ).toEqual([]);
  });

  test.each(modes)(
    "%s: a value must equal the configured one",
    (mode, differentPath) => {
      expect(
        check(
          { [mode]: held[mode](object("a", null), object("b", null)) },
          { [mode]: held[mode](object("c", 1), object("b", 1)) },
        ),
      ).toEqual([`${differentPath}: ${differs}`]);
    },
  );

  test.each(modes.slice(0, 3))(
    "%s: the prior value may be kept if the configured one means the same",
    (mode) => {
      expect(
        check(
          { [mode]: held[mode](object("A", null)) },
          { [mode]: held[mode](object("a", 1)) },
          { [mode]: held[mode](object("a", 2)) },
        ),
      ).toEqual([]);
    },
  );

  test.each(modes.slice(1))("%s: no object may be missing", (mode) => {
    expect(
      check(
        { [mode]: held[mode](object("a", null), object("b", null)) },
        { [mode]: held[mode](object("a", 1)) },
      ),
    ).toEqual([`${mode}: ${differs}`]);
  });

  test("a map has the configured keys", () => {
    expect(
      check(
        { map: new Map([["x", object("a", null)]]) },
        { map: new Map([["y", object("a", 1)]]) },
      ),
    ).toEqual([`map["y"]: ${differs}`]);
  });
});

describe("a replacement", () => {
  const replaced = (path: AttributePath) =>
    check(
      { tags: new Map([["new", "v"]]), list: [{ host: "a", port: 1 }] },
      {},
      { tags: new Map([["old", "v"]]) },
      [path],
    );

  test.each([
    ["an attribute", pathTo("name")],
    ["a planned key", pathTo("tags").key("new")],
    ["a former key", pathTo("tags").key("old")],
    ["an attribute of an element", pathTo("list").index(0).attribute("host")],
  ])("may be because of %s", (_, path) => {
    expect(replaced(path)).toEqual([]);
  });

  test.each([
    ["attribute", pathTo("other")],
    ["key", pathTo("tags").key("other")],
    ["element", pathTo("list").index(1)],
    ["part of a text", pathTo("name").index(0)],
  ])("is not because of an %s that does not exist", (_, path) => {
    expect(replaced(path)).toEqual([
      `${path.toString()}: its change requires a new object, but it does not exist.`,
    ]);
  });
});
