import { describe, expect, test } from "@jest/globals";
import { Diagnostics } from "../../../../src/framework/diagnostics";
import { defineSchema } from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import { validateConfig } from "../../../../src/framework/engine/validate-config";
import type { Configurable } from "../../../../src/framework/engine/validate-config";
import {
  mapKeys,
  mapValues,
  stringLength,
} from "../../../../src/framework/schema/validators";
import type { Validator } from "../../../../src/framework/schema/validators";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import { silentLogger } from "../../../support/provider/in-process";
import {
  schemaOf,
  description,
  nested,
  typed,
} from "../../../support/provider/attributes";

const short = stringLength({ max: 3 });
const text = typed(types.string, { optional: true, validators: [short] });

const schema = schemaOf({
  text,
  tags: typed(types.map(types.string), {
    optional: true,
    validators: [mapKeys(short), mapValues(short)],
  }),
  single: nested("single", { text }),
  list: nested("list", { text }),
  set: nested("set", { text }),
  map: nested("map", {
    text,
    inner: nested("list", { text }),
  }),
  secret: nested("single", { text }, { optional: true, sensitive: true }),
});

function validate(
  config: ObjectValue,
  configurable: Configurable = { schema },
) {
  const diagnostics = new Diagnostics();
  validateConfig(configurable, config, {
    diagnostics,
    logger: silentLogger,
    signal: new AbortController().signal,
  });
  return diagnostics.list;
}

describe("a configuration that is checked", () => {
  test.each<[string, ObjectValue]>([
    ["text", { text: "long" }],
    ['tags["long"]', { tags: new Map([["long", "x"]]) }],
    ['tags["a"]', { tags: new Map([["a", "long"]]) }],
    ["single.text", { single: { text: "long" } }],
    ["list[1].text", { list: [{ text: "ok" }, { text: "long" }] }],
    ["set.text", { set: [{ text: "long" }] }],
    ['map["k"].text', { map: new Map([["k", { text: "long" }]]) }],
    [
      'map["k"].inner[0].text',
      { map: new Map([["k", { text: null, inner: [{ text: "long" }] }]]) },
    ],
  ])("has an error at %s", (path, config) => {
    expect(validate(config).map((one) => one.path?.toString())).toEqual([path]);
  });

  test("has all errors at once", () => {
    expect(
      validate({ text: "long", list: [{ text: "long" }] }).map((one) =>
        one.path?.toString(),
      ),
    ).toEqual(["text", "list[0].text"]);
  });

  test.each<[string, ObjectValue]>([
    ["null", { text: null, tags: null, single: null, list: null, map: null }],
    [
      "unknown",
      {
        text: unknownValue,
        tags: new Map([["a", unknownValue]]),
        single: { text: unknownValue },
        list: unknownValue,
        set: [unknownValue],
        map: new Map([["k", unknownValue]]),
      },
    ],
  ])("is valid if it is %s", (_, config) => {
    expect(validate(config)).toEqual([]);
  });

  test("is not shown if it is sensitive, including nested attributes", () => {
    const [diagnostic] = validate({ secret: { text: "password" } });
    expect(diagnostic?.detail).toBe(
      "secret.text has 8 characters. Allowed: at most 3 characters.",
    );
  });

  test("has a warning for each deprecated attribute", () => {
    const old = typed(types.string, {
      optional: true,
      deprecated: "Use `new` instead.",
    });
    const list = nested("list", { old });
    const deprecated = defineSchema({
      description,
      deprecated: "Use that one instead.",
      attributes: { old, list },
    });
    const said = (config: ObjectValue) =>
      validate(config, { schema: deprecated }).map(
        ({ severity, summary, detail, path }) =>
          `${severity} at ${path?.toString() ?? "the whole"}: ${summary}: ${detail}`,
      );
    const whole = "warning at the whole: Deprecated: Use that one instead.";
    expect(said({ old: null, list: null })).toEqual([whole]);
    expect(said({ old: "x", list: [{ old: "y" }] })).toEqual([
      whole,
      "warning at old: Deprecated: Use `new` instead.",
      "warning at list[0].old: Deprecated: Use `new` instead.",
    ]);
  });

  test("is checked as a whole after its attributes", () => {
    const said = validate(
      { text: "long" },
      {
        schema,
        validate({ config, diagnostics }) {
          diagnostics.error("As a whole", Object.keys(config).join());
        },
      },
    );
    expect(said.map(({ summary }) => summary)).toEqual([
      "Invalid length",
      "As a whole",
    ]);
  });

  test("has a value for each required attribute, also inside others, before it is checked as a whole", () => {
    const name = typed(types.string, { required: true });
    const said = (config: ObjectValue) =>
      validate(config, {
        schema: schemaOf({
          name,
          list: nested("list", { name }),
        }),
        validate({ diagnostics }) {
          diagnostics.warning("As a whole", "It was called.");
        },
      }).map(({ summary, detail }) => `${summary}: ${detail}`);
    const whole = "As a whole: It was called.";
    expect(said({ name: "a", list: null })).toEqual([whole]);
    expect(said({ name: unknownValue, list: [{ name: null }] })).toEqual([
      "Missing value: list[0].name is null. Give it a value.",
      whole,
    ]);
    expect(said({ name: null, list: null })).toEqual([
      "Missing value: name is null. Give it a value.",
    ]);
  });

  test("passes all validators of an attribute, in order", () => {
    const says =
      (summary: string): Validator<string> =>
      (value, { path, diagnostics }) => {
        diagnostics.warning(summary, value, path);
      };
    const said = validate(
      { text: "a" },
      {
        schema: schemaOf({
          text: typed(types.string, {
            optional: true,
            validators: [says("first"), says("second")],
          }),
        }),
      },
    );
    expect(said.map(({ summary }) => summary)).toEqual(["first", "second"]);
  });
});
