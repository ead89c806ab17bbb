import { expect, test } from "@jest/globals";
import {
  matchesPattern,
  parseSuppressions,
  readSuppressions,
} from "../../../../../src/cli/drift/report/suppressions";

const fileOf = (suppression: object, more: object = {}) =>
  JSON.stringify({ version: 1, suppressions: [suppression], ...more });

const complete = {
  customer: "avara_express_customer.*",
  reason: "the billing team sets it",
  expires: "2026-12-31",
};

test("suppressions are read from YAML and from JSON", () => {
  const parsed = [{ ...complete, stack: "*", attribute: null }];
  expect(parseSuppressions(fileOf(complete))).toEqual(parsed);
  expect(
    parseSuppressions(`version: 1
suppressions: # reviewed every quarter
  - customer: avara_express_customer.*
    reason: the billing team sets it
    expires: 2026-12-31
`),
  ).toEqual(parsed);
});

test.each([
  [
    "no reason",
    fileOf({ ...complete, reason: " " }),
    /^suppressions\[0\]\.reason: expected the reason/,
  ],
  [
    "no expiry date",
    fileOf({ ...complete, expires: undefined }),
    /^suppressions\[0\]\.expires: expected the last day/,
  ],
  [
    "a day that does not exist",
    fileOf({ ...complete, expires: "2026-02-30" }),
    /^suppressions\[0\]\.expires: expected the last day/,
  ],
  [
    "no customer",
    fileOf({ ...complete, customer: "" }),
    /^suppressions\[0\]\.customer: expected a text/,
  ],
  [
    "a field of an unknown name",
    fileOf({ ...complete, atribute: "name" }),
    /^suppressions\[0\]: there is no field atribute/,
  ],
  ["another version", fileOf(complete, { version: 2 }), /^version: /],
  ["nothing", "", /^expected fields/],
])("a file with %s is rejected", (_case, text, message) => {
  expect(() => parseSuppressions(text)).toThrow(message);
});

test("a missing file is named", async () => {
  await expect(readSuppressions("/nowhere/drift.yaml")).rejects.toMatchObject({
    name: "CliError",
    message: expect.stringMatching(
      /^Cannot use the suppressions of \/nowhere\/drift\.yaml:\nENOENT/,
    ),
  });
});

test.each([
  ["metadata.*", "metadata.plan", true],
  ["metadata.*", "metadataXplan", false],
  ["*", "", true],
  ["*.a", "x.b.a", true],
  ["a*b*c", "a1b2c", true],
  ["a*b*c", "acb", false],
  ['avara_express_customer.c["a-b"]', 'avara_express_customer.c["a-b"]', true],
  ["a.c", "abc", false],
  ["*", "two\nlines", true],
])("the pattern %j for %j: %j", (pattern, text, isMatch) => {
  expect(matchesPattern(pattern, text)).toBe(isMatch);
});
