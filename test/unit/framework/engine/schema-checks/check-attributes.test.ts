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

const notInState =
  "a: a write-only attribute is not in the state: it has no default, is neither computed nor neverNull, and replaces nothing";
const contradicts =
  "a: a required attribute is neither optional nor computed, and has no default";
const onlyInResources =
  "a: only a resource may have a write-only attribute, and no set may contain one";
const isGiven =
  "a: nothing in a list, an action or an identity is computed or has a default";
const isConfigured =
  "a: nothing in a provider's configuration is computed or has a default";
const notPlanned =
  "a: requiresReplace and useStateForUnknown work only at the top level of a resource";
const notIdentifying =
  "a: an identity has only strings, numbers, bools and lists of them";

describe("an attribute is a problem", () => {
  test.each<[Kind, string, Attributes, string]>([
    [
      "resource",
      "is never null, but may be omitted",
      { a: text({ optional: true, neverNull: true }) },
      "a: neverNull needs a computed or a required attribute",
    ],
    [
      "resource",
      "is write-only and has a default",
      { a: text({ optional: true, writeOnly: true, default: "b" }) },
      notInState,
    ],
    [
      "resource",
      "is write-only and replaces",
      { a: text({ required: true, writeOnly: true, requiresReplace: true }) },
      notInState,
    ],
    [
      "resource",
      "is write-only inside a set",
      { a: nested("set", { b: nested("single", { c: writeOnly }) }) },
      "a: b: c: only a resource may have a write-only attribute, and no set may contain one",
    ],
    [
      "resource",
      "is neither required nor optional nor computed",
      { a: text({}) },
      "a: it must be required, optional or computed",
    ],
    [
      "resource",
      "is required and computed",
      { a: text({ required: true, computed: true }) },
      contradicts,
    ],
    [
      "resource",
      "is required and optional",
      { a: text({ required: true, optional: true }) },
      contradicts,
    ],
    [
      "resource",
      "has a default and is not optional",
      { a: text({ computed: true, default: "x" }) },
      "a: an attribute with a default must be optional",
    ],
    [
      "resource",
      "uses the state for unknown, and is not computed",
      { a: text({ optional: true, useStateForUnknown: true }) },
      "a: useStateForUnknown needs a computed attribute",
    ],
    [
      "resource",
      "is computed inside one that the configuration sets",
      { a: nested("map", { b: computed }) },
      "a: b: inside an attribute that the configuration may set, only a default may be computed",
    ],
    [
      "resource",
      "requires replacing inside another",
      {
        a: nested("single", {
          b: text({ optional: true, requiresReplace: true }),
        }),
      },
      "a: b: requiresReplace and useStateForUnknown work only at the top level of a resource",
    ],
    [
      "resource",
      "is not described",
      { a: text({ optional: true, description: " " }) },
      "a: the description is missing",
    ],
    [
      "resource",
      "is in camelCase",
      { camelCase: optional },
      "camelCase: the name must be lower_snake_case and begin with a letter",
    ],
    [
      "resource",
      "begins with a digit",
      { "1a": optional },
      "1a: the name must be lower_snake_case and begin with a letter",
    ],
    ["provider", "is computed", { a: computed }, isConfigured],
    [
      "provider",
      "has a default",
      { a: text({ optional: true, default: "x" }) },
      isConfigured,
    ],
    [
      "provider",
      "requires replacing",
      { a: text({ optional: true, requiresReplace: true }) },
      notPlanned,
    ],
    [
      "data source",
      "has a default",
      { a: text({ optional: true, default: "x" }) },
      "a: an attribute of a data source cannot have a default; apply it in read",
    ],
    ["data source", "is write-only", { a: writeOnly }, onlyInResources],
    ["action", "is write-only", { a: writeOnly }, onlyInResources],
    ["list", "is computed", { a: computed }, isGiven],
    ["action", "is computed", { a: computed }, isGiven],
    ["identity", "is computed", { a: computed }, isGiven],
    [
      "identity",
      "is a map",
      {
        a: typed(types.map(types.string), { required: true }),
      },
      notIdentifying,
    ],
    [
      "identity",
      "is a set",
      {
        a: typed(types.set(types.string), { required: true }),
      },
      notIdentifying,
    ],
  ])("of a %s if it %s", (kind, _, attributes, problem) => {
    expect(check(kind, attributes)).toEqual([`here: ${problem}`]);
  });
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
