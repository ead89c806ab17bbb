import { expect, test } from "@jest/globals";
import { sensitiveTexts } from "../../../../../src/framework/engine/values/sensitive-texts";
import { types } from "../../../../../src/framework/schema/types";
import { unknownValue } from "../../../../../src/framework/schema/values";
import { nested, text, typed } from "../../../../support/provider/attributes";

const sensitive = { optional: true, sensitive: true } as const;

const attributes = {
  key: text(sensitive),
  open: text(),
  headers: typed(types.map(types.string), sensitive),
  lists: typed(types.list(types.list(types.string)), sensitive),
  object: typed(types.object({ a: types.string, b: types.number }), sensitive),
  accounts: nested("map", {
    user: text(),
    password: text(sensitive),
  }),
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
