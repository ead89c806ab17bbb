import { describe, expect, test } from "@jest/globals";
import {
  attribute,
  defineSchema,
  isComputed,
  isConfigurable,
  nestedAttribute,
  objectTypeOf,
} from "../../../../src/framework/schema/schema";
import type { NestingMode } from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

const description = "For the test.";
const inner = {
  a: attribute(types.string, { required: true, description }),
  b: attribute(types.number, { optional: true, default: 1, description }),
};
const object = types.object({ a: types.string, b: types.number });

describe("a nested attribute", () => {
  test.each([
    ["single", object],
    ["list", types.list(object)],
    ["set", types.set(object)],
    ["map", types.map(object)],
  ] satisfies [NestingMode, unknown][])(
    "of mode %s has the type of its objects",
    (mode, type) => {
      const nested = nestedAttribute(mode, inner, {
        optional: true,
        description,
      });
      expect(nested).toEqual({
        type,
        nesting: { mode, attributes: inner },
        optional: true,
        description,
      });
    },
  );
});

test("a schema's objects have the types of all its attributes", () => {
  const schema = defineSchema({
    description,
    attributes: {
      ...inner,
      c: nestedAttribute("map", inner, { required: true, description }),
    },
  });
  expect(objectTypeOf(schema)).toEqual(
    types.object({ a: types.string, b: types.number, c: types.map(object) }),
  );
});

test.each([
  ["required", { required: true }, true, false],
  ["optional", { optional: true }, true, false],
  ["computed", { computed: true }, false, true],
  ["optional and computed", { optional: true, computed: true }, true, true],
  ["optional with a default", { optional: true, default: "" }, true, true],
] as const)(
  "who may set an attribute that is %s: the configuration, the provider",
  (_, options, byConfiguration, byProvider) => {
    const one = attribute(types.string, { ...options, description });
    expect([isConfigurable(one), isComputed(one)]).toEqual([
      byConfiguration,
      byProvider,
    ]);
  },
);
