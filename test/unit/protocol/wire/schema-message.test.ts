import { describe, expect, test } from "@jest/globals";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import type {
  Attribute,
  NestingMode,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import {
  Schema_Object_NestingMode,
  StringKind,
} from "../../../../src/protocol/wire/generated/tfplugin6";
import { schemaMessage } from "../../../../src/protocol/wire/schema-message";

const description = "For the **test**.";

function messageOf(one: Attribute) {
  const schema = defineSchema({ description, attributes: { a: one } });
  return schemaMessage(schema).block?.attributes[0];
}

describe("the message of a schema", () => {
  test("has its version, its description and its attributes in order", () => {
    const { version, block } = schemaMessage(
      defineSchema({
        description,
        version: 3,
        attributes: {
          b: attribute(types.string, { required: true, description }),
          a: attribute(types.string, { required: true, description }),
        },
      }),
    );
    expect(version).toBe(3);
    expect(block).toMatchObject({
      version: 3,
      description,
      descriptionKind: StringKind.MARKDOWN,
      deprecated: false,
      deprecationMessage: "",
    });
    expect(block?.attributes.map(({ name }) => name)).toEqual(["b", "a"]);
  });

  test("has version 0 by default, and says if it is deprecated", () => {
    expect(
      schemaMessage({ description, attributes: {}, deprecated: "Use that." }),
    ).toMatchObject({
      version: 0,
      block: {
        version: 0,
        deprecated: true,
        deprecationMessage: "Use that.",
      },
    });
  });
});

describe("the message of an attribute", () => {
  const plain = {
    required: false,
    optional: false,
    computed: false,
    sensitive: false,
    writeOnly: false,
    deprecated: false,
    deprecationMessage: "",
  };

  test.each([
    ["required", { required: true }, { required: true }],
    ["optional", { optional: true }, { optional: true }],
    ["computed", { computed: true }, { computed: true }],
    [
      "computed if it has a default, as Terraform requires",
      { optional: true, default: "x" },
      { optional: true, computed: true },
    ],
    [
      "sensitive and deprecated",
      { optional: true, sensitive: true, deprecated: "Use that." },
      {
        optional: true,
        sensitive: true,
        deprecated: true,
        deprecationMessage: "Use that.",
      },
    ],
    [
      "write-only",
      { optional: true, writeOnly: true },
      { optional: true, writeOnly: true },
    ],
  ] as const)("says that it is %s", (_, options, flags) => {
    expect(
      messageOf(attribute(types.string, { ...options, description })),
    ).toEqual({
      name: "a",
      type: Buffer.from('"string"'),
      description,
      descriptionKind: StringKind.MARKDOWN,
      ...plain,
      ...flags,
    });
  });

  test.each([
    ["single", Schema_Object_NestingMode.SINGLE],
    ["list", Schema_Object_NestingMode.LIST],
    ["set", Schema_Object_NestingMode.SET],
    ["map", Schema_Object_NestingMode.MAP],
  ] satisfies [NestingMode, number][])(
    "has nested attributes of mode %s, and then no type",
    (mode, nesting) => {
      const inner = {
        b: attribute(types.number, { optional: true, default: 1, description }),
      };
      expect(
        messageOf(
          nestedAttribute(mode, inner, { optional: true, description }),
        ),
      ).toMatchObject({
        type: new Uint8Array(0),
        optional: true,
        computed: false,
        nestedType: {
          nesting,
          attributes: [
            {
              name: "b",
              type: Buffer.from('"number"'),
              optional: true,
              computed: true,
            },
          ],
        },
      });
    },
  );
});
