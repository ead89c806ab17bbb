import { expect, test } from "@jest/globals";
import {
  attribute,
  nestedAttribute,
} from "../../../../src/framework/schema/schema";
import { sensitiveTexts } from "../../../../src/framework/engine/sensitive-texts";
import { types } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";

const description = "For the test.";
const sensitive = { optional: true, sensitive: true, description } as const;
const open = { optional: true, description } as const;

const attributes = {
  key: attribute(types.string, sensitive),
  open: attribute(types.string, open),
  headers: attribute(types.map(types.string), sensitive),
  lists: attribute(types.list(types.list(types.string)), sensitive),
  object: attribute(
    types.object({ a: types.string, b: types.number }),
    sensitive,
  ),
  accounts: nestedAttribute(
    "map",
    {
      user: attribute(types.string, open),
      password: attribute(types.string, sensitive),
    },
    open,
  ),
};

test("the sensitive texts of an object are those at any depth of its sensitive attributes", () => {
  expect(
    sensitiveTexts(attributes, {
      key: "the key",
      open: "not this",
      headers: new Map([["name", "the header"]]),
      lists: [["first"], [], ["second", null]],
      object: { a: "inside", b: 1 },
      accounts: new Map([
        ["x", { user: "nor this", password: "the password" }],
      ]),
    }),
  ).toEqual([
    "the key",
    "the header",
    "first",
    "second",
    "inside",
    "the password",
  ]);
});

test("null and unknown values have no sensitive text", () => {
  expect(
    sensitiveTexts(attributes, {
      key: null,
      headers: unknownValue,
      lists: [unknownValue],
      accounts: new Map([["x", unknownValue]]),
    }),
  ).toEqual([]);
});
