import { expect, test } from "@jest/globals";
import { cut, excerpt } from "../../../src/text/excerpt";

test.each([
  ["one line", "one line"],
  ["  two\r\n\tlines ", "two lines"],
  ["\u001b[31mr\u001b[0m\u0007", "[31mr [0m"],
  ["a\u2028b\u0085c", "a b c"],
  ["a\u202eb", "a\\u202eb"],
  ["1234567890", "1234567890"],
  ["12345678901", "1234567890…"],
  ["123456789😀", "123456789😀"],
  ["1234567890😀", "1234567890…"],
])("shows %j as %j", (text, expected) => {
  expect(excerpt(text, 10)).toBe(expected);
});

test("a cut never splits a character", () => {
  expect(cut("😀😀😀", 2)).toBe("😀😀…");
});
