import { expect, test } from "@jest/globals";
import { isAtLeast } from "../../../../../src/cli/doctor/checks/is-at-least";

test.each([
  ["20.9.0", "20.9.0", true],
  ["20.10.0", "20.9.0", true],
  ["21.0.0", "20.9.0", true],
  ["20.8.9", "20.9.0", false],
  ["1.6.0-beta1", "1.5.0", true],
  ["0.21.0+build", "0.21.0", true],
])("the version %s is at least %s: %j", (found, least, isEnough) => {
  expect(isAtLeast(found, least)).toBe(isEnough);
});
