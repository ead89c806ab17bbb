import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import {
  expressCustomerIdPattern,
  ignoredKeyPattern,
  userIdPattern,
} from "../../../src/api/express-customer-limits";
import { repository } from "../../support/repository";

test.each([
  [`cus_${"0".repeat(32)}`, true],
  [`cus_${"F".repeat(32)}`, true],
  [`cus_${"0".repeat(31)}`, false],
  [`cus_${"g".repeat(32)}`, false],
  [`cus_${"0".repeat(32)}\n`, false],
  [`usr_${"0".repeat(32)}`, false],
])("%j is a customer id: %p", (text, isId) => {
  expect(expressCustomerIdPattern.test(text)).toBe(isId);
});

test("a user id has its own prefix", () => {
  expect(userIdPattern.test(`usr_${"a".repeat(32)}`)).toBe(true);
  expect(userIdPattern.test(`cus_${"a".repeat(32)}`)).toBe(false);
});

test.each([
  ["note", true],
  ["bill*", true],
  ["*", true],
  ["", false],
  ["*ing", false],
  ["b*g", false],
  ["b**", false],
])("the form of an ignored key: %j is %j", (entry, isAllowed) => {
  expect(ignoredKeyPattern.test(entry)).toBe(isAllowed);
});

test("the limits import nothing, so that the constructs load no schemas with them", async () => {
  const file = join(repository, "src/api/express-customer-limits.ts");
  expect(await readFile(file, "utf8")).not.toMatch(/^import\b/m);
});
