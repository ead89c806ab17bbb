import { expect, test } from "@jest/globals";
import { generateConfig } from "../../../../src/framework/engine/generate-config";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

const description = "For the test.";

const schema = defineSchema({
  description,
  attributes: {
    id: attribute(types.string, { computed: true, description }),
    name: attribute(types.string, { required: true, description }),
    size: attribute(types.number, {
      optional: true,
      default: 1,
      description,
    }),
    note: attribute(types.string, { optional: true, description }),
    zone: attribute(types.string, {
      optional: true,
      computed: true,
      description,
    }),
    old: attribute(types.string, {
      optional: true,
      deprecated: "Use note.",
      description,
    }),
    parts: nestedAttribute(
      "list",
      {
        kind: attribute(types.string, { required: true, description }),
        color: attribute(types.string, {
          optional: true,
          default: "red",
          description,
        }),
      },
      { optional: true, description },
    ),
  },
});

test("a configuration has what its user has to write, and no more", () => {
  expect(
    generateConfig(schema, {
      id: "1",
      name: "a",
      size: 1,
      note: "n",
      zone: "north",
      old: "o",
      parts: [
        { kind: "x", color: "red" },
        { kind: "y", color: "blue" },
      ],
    }),
  ).toEqual({
    id: null,
    name: "a",
    size: null,
    note: "n",
    zone: null,
    old: null,
    parts: [
      { kind: "x", color: null },
      { kind: "y", color: "blue" },
    ],
  });
});

test("a value that is not the default is kept, and an absent one stays absent", () => {
  expect(
    generateConfig(schema, {
      id: "1",
      name: "a",
      size: 2,
      note: null,
      zone: null,
      old: null,
      parts: null,
    }),
  ).toMatchObject({ size: 2, note: null, parts: null });
});
