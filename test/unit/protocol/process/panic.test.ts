import { expect, test } from "@jest/globals";
import { formatPanic } from "../../../../src/protocol/process/panic";

test.each([
  [
    "an error, with its stack",
    new RangeError("too far"),
    /^panic: RangeError: too far\n {4}at /,
  ],
  ["a text", "too far", /^panic: too far\n$/],
  ["nothing", undefined, /^panic: undefined\n$/],
])("a panic shows %s", (_name, thrown, expected) => {
  expect(formatPanic(thrown)).toMatch(expected);
});
