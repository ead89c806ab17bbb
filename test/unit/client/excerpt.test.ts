import { expect, test } from "@jest/globals";
import { excerpt } from "../../../src/client/excerpt";

test.each([
  ["one line", "one line"],
  ["  two\r\n\tlines ", "two lines"],
  ["\u001b[31mr\u001b[0m\u0007", "[31mr [0m"],
  ["a\u2028b\u0085c", "a b c"],
  ["1234567890", "1234567890"],
  ["12345678901", "1234567890…"],
  ["123456789😀", "123456789…"],
])("shows %j as %j", (text, expected) => {
  expect(excerpt(text, 10)).toBe(expected);
});
