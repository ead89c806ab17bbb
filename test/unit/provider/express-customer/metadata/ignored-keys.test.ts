import { expect, test } from "@jest/globals";
import { unknownValue } from "../../../../../src/framework/schema/values";
import {
  ignoring,
  ignoringAlso,
} from "../../../../../src/provider/express-customer/metadata/ignored-keys";

test.each([
  [["note"], "note", true],
  [["note"], "notes", false],
  [["bill*"], "bill", true],
  [["bill*"], "billing", true],
  [["bill*"], "Billing", false],
  [["*"], "", true],
  [[], "note", false],
])("with %j, ignoring the key %j is %j", (entries, key, isIgnored) => {
  expect(ignoring(entries).has(key)).toBe(isIgnored);
});

test("a key that was ignored when the state was written stays ignored, unless the state or the plan shows it", () => {
  const ignored = ignoringAlso(
    ["former*"],
    ignoring(["now"]),
    new Map([["former/state", "a"]]),
    null,
    unknownValue,
    new Map([
      ["former/plan", "b"],
      ["now", "c"],
    ]),
  );
  const keys = ["former", "former/state", "former/plan", "now", "other"];
  expect(keys.filter((key) => ignored.has(key))).toEqual(["former", "now"]);
  expect(ignored.entries).toEqual(["now", "former*"]);
});
