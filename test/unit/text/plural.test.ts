import { expect, test } from "@jest/globals";
import { count } from "../../../src/text/plural";

test.each([
  [0, "customer", "0 customers"],
  [1, "customer", "1 customer"],
  [2, "entry", "2 entries"],
  [2, "key", "2 keys"],
])("%d and %s become %s", (amount, noun, expected) => {
  expect(count(amount, noun)).toBe(expected);
});
