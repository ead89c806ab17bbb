import { expect, test } from "@jest/globals";
import { parseJson } from "../../../src/text/parse-json";

test.each([
  ['{"a":[1]}', { a: [1] }],
  ["null", null],
  ["{", undefined],
  ["", undefined],
])("%j is parsed to %j", (text, expected) => {
  expect(parseJson(text)).toEqual(expected);
});
