import { describe, expect, test } from "@jest/globals";
import { quoteText } from "../../../../../src/cli/adopt/languages/quote-text";
import { anyText } from "../../../../support/any-text";
import fc from "../../../../support/fast-check";

describe("a quoted text", () => {
  test.each([
    ['"\\', '"\\"\\\\"'],
    ["\n\r\t\b", '"\\n\\r\\t\\u0008"'],
    ["\u2028\u202e\ufeff", '"\\u2028\\u202e\\ufeff"'],
    ["half \ud83d", '"half \ufffd"'],
    ["👩‍⚕️ مستشفى é `$'", '"👩‍⚕️ مستشفى é `$\'"'],
  ])("of %j is %s", (text, quoted) => {
    expect(quoteText(text)).toBe(quoted);
  });

  test("means the text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(JSON.parse(quoteText(text))).toBe(text);
      }),
    );
  });
});
