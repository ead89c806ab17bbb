import { describe, expect, test } from "@jest/globals";
import {
  checkAttributes,
  type Kind,
} from "../../../../../src/framework/engine/schema-checks/check-attributes";
import { type Attributes } from "../../../../../src/framework/schema/schema";
import { types } from "../../../../../src/framework/schema/types";
import { nested, text, typed } from "../../../../support/provider/attributes";

const optional = text();
const computed = text({ computed: true });
const writeOnly = text({ optional: true, writeOnly: true });
const withDefault = text({ optional: true, default: "x" });
const replacing = text({ optional: true, requiresReplace: true });

const check = (kind: Kind, attributes: Attributes) =>
  checkAttributes("here", attributes, { kind });

test("attributes that follow the rules have no problems", () => {
  const resource = {
    id: text({ computed: true, useStateForUnknown: true, neverNull: true }),
    name: text({ required: true, requiresReplace: true }),
    active: text({ optional: true, default: "yes" }),
    // Terraform reserves names only at the top level.
    rules: nested("list", { count: optional }),
    found: nested("list", { version: computed }, { computed: true }),
    password: writeOnly,
  };
  expect(check("resource", resource)).toEqual([]);
  expect(check("provider", { key: optional })).toEqual([]);
  expect(check("data source", { id: optional, name: computed })).toEqual([]);
  expect(check("list", { name: optional })).toEqual([]);
  expect(check("action", { id: text({ required: true }) })).toEqual([]);
  expect(check("identity", { id: text({ required: true }) })).toEqual([]);
});

/** Each rule, and attributes `a` that break it. */
const rules: Readonly<
  Record<string, readonly (readonly [Kind, Attributes[string]])[]>
> = {
  "it must be required, optional or computed": [["resource", text({})]],
  "a required attribute is neither optional nor computed, and has no default": [
    ["resource", text({ required: true, computed: true })],
    ["resource", text({ required: true, optional: true })],
  ],
  "an attribute with a default must be optional": [
    ["resource", text({ computed: true, default: "x" })],
  ],
  "useStateForUnknown needs a computed attribute": [
    ["resource", text({ optional: true, useStateForUnknown: true })],
  ],
  "neverNull needs a computed or a required attribute": [
    ["resource", text({ optional: true, neverNull: true })],
  ],
  "nothing in a provider's configuration is computed or has a default": [
    ["provider", computed],
    ["provider", withDefault],
  ],
  "an attribute of a data source cannot have a default; apply it in read": [
    ["data source", withDefault],
  ],
  "nothing in a list, an action or an identity is computed or has a default": [
    ["list", computed],
    ["action", computed],
    ["identity", computed],
  ],
  "an identity has only strings, numbers, bools and lists of them": [
    ["identity", typed(types.map(types.string), { required: true })],
    ["identity", typed(types.set(types.string), { required: true })],
  ],
  "requiresReplace and useStateForUnknown work only at the top level of a resource":
    [["provider", replacing]],
  "only a resource may have a write-only attribute, and no set may contain one":
    [
      ["data source", writeOnly],
      ["action", writeOnly],
    ],
  "a write-only attribute is not in the state: it has no default, is neither computed nor neverNull, and replaces nothing":
    [
      ["resource", text({ optional: true, writeOnly: true, default: "b" })],
      [
        "resource",
        text({ required: true, writeOnly: true, requiresReplace: true }),
      ],
    ],
  "the description is missing": [
    ["resource", text({ optional: true, description: " " })],
  ],
};

test.each(
  Object.entries(rules).flatMap(([rule, broken]) =>
    broken.map(([kind, a]) => ({ rule, kind, a })),
  ),
)("$kind: $rule (%#)", ({ rule, kind, a }) => {
  expect(check(kind, { a })).toEqual([`here: a: ${rule}`]);
});

test.each<[string, Attributes[string]]>([
  [
    "inside an attribute that the configuration may set, only a default may be computed",
    nested("map", { b: computed }),
  ],
  [
    "requiresReplace and useStateForUnknown work only at the top level of a resource",
    nested("single", { b: replacing }),
  ],
  [
    "only a resource may have a write-only attribute, and no set may contain one",
    nested("set", { b: writeOnly }),
  ],
  [
    "only a resource may have a write-only attribute, and no set may contain one",
    nested("set", { b: nested("single", { c: writeOnly }) }),
  ],
])("inside another attribute, %s (%#)", (rule, a) => {
  expect(check("resource", { a })).toEqual([
    expect.stringMatching(`^here: a: b: (c: )?${rule}$`),
  ]);
});

test.each(["camelCase", "1a"])("%s is not a name", (name) => {
  expect(check("resource", { [name]: optional })).toEqual([
    `here: ${name}: the name must be lower_snake_case and begin with a letter`,
  ]);
});

describe("a name that Terraform reserves", () => {
  // Those that the real terraform rejects, or interprets itself, in HCL or in JSON.
  const everywhere = "count depends_on for_each lifecycle locals".split(" ");
  const reserved: readonly [Kind, readonly string[]][] = [
    ["provider", [...everywhere, "alias", "source", "version"]],
    ["resource", [...everywhere, "connection", "provider", "provisioner"]],
    ["data source", [...everywhere, "provider"]],
  ];
  const attributes = Object.fromEntries(
    reserved.flatMap(([, names]) => names.map((name) => [name, optional])),
  );

  test.each(reserved)(
    "is a problem at the top level of a %s, and other names are not",
    (kind, names) => {
      expect(check(kind, attributes).toSorted()).toEqual(
        names
          .map((name) => `here: ${name}: Terraform reserves the name`)
          .toSorted(),
      );
    },
  );
});
