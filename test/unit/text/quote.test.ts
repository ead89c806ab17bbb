import { describe, expect, test } from "@jest/globals";
import {
  describeNumber,
  describeReceived,
  quote,
} from "../../../src/text/quote";

describe("quote", () => {
  test.each([
    ["no text", "", '""'],
    ["quotation marks and line breaks", 'a "b"\n', '"a \\"b\\"\\n"'],
    [
      "control characters",
      "\u001b[2J\u009b2J\u007f",
      '"\\u001b[2J\\u009b2J\\u007f"',
    ],
    [
      "invisible characters and changes of direction",
      "a\u202eb\u2066c\u200bd\u061c\ufeff",
      '"a\\u202eb\\u2066c\\u200bd\\u061c\\ufeff"',
    ],
    ["line separators", "a\u2028b\u2029c", '"a\\u2028b\\u2029c"'],
    ["an unpaired surrogate", "a\ud800", '"a\\ud800"'],
    ["80 characters", "👍".repeat(80), `"${"👍".repeat(80)}"`],
    ["81 characters", "👍".repeat(81), `"${"👍".repeat(80)}"…`],
  ])("shows %s", (_case, text, expected) => {
    expect(quote(text)).toBe(expected);
  });
});

describe("describeReceived", () => {
  test.each<[unknown, string]>([
    ["a", '"a"'],
    ["👍".repeat(81), `"${"👍".repeat(80)}"… (81 characters)`],
    ["x".repeat(100_000), `"${"x".repeat(80)}"… (100000 characters)`],
    [1.5, "1.5"],
    [10n ** 100n, `1${"0".repeat(79)}… (101 characters)`],
    [true, "true"],
    [null, "null"],
    [undefined, "undefined"],
    [[1], "a list"],
    [{ a: 1 }, "an object"],
  ])("describes a value, and counts what it cuts", (value, expected) => {
    expect(describeReceived(value)).toBe(expected);
  });
});

test("a number with too many digits is cut and counted", () => {
  expect(describeNumber("1e400")).toBe("1e400");
  expect(describeNumber("1".repeat(81))).toBe(
    `${"1".repeat(80)}… (81 characters)`,
  );
});
