import { expect, test } from "@jest/globals";
import { suggest } from "../../../src/text/suggest";

test.each([
  ["activ", "active"],
  ["Active", "active"],
  ["deletion_policy", "deletionPolicy"],
  ["deletePolicy", "deletionPolicy"],
  ["nmae", "name"],
  ["region", undefined],
  ["", undefined],
])("for %j the word is %j", (word, expected) => {
  expect(suggest(word, ["name", "active", "deletionPolicy"])).toBe(expected);
});
