import { describe, expect, test } from "@jest/globals";
import { createRedact } from "../../../src/text/redact";

describe("createRedact", () => {
  test.each<[string, string[], string, string]>([
    [
      "wherever they are",
      ["key1"],
      "key1, a key1, monkey1",
      "(sensitive), a (sensitive), mon(sensitive)",
    ],
    [
      "in upper and lower case",
      ["kEy1"],
      "KEY1 key1",
      "(sensitive) (sensitive)",
    ],
    [
      "the longer one first, if one is a part of another",
      ["abcd", "abcdefg", "cdef"],
      "abcdefg abcde",
      "(sensitive) (sensitive)e",
    ],
    [
      "if they are a part of the placeholder",
      ["xyz0", "sens"],
      "xyz0 sens",
      "(sensitive) (sensitive)",
    ],
    [
      "with characters that have a meaning in patterns",
      ["a.b*(c)$^|[d]\\{e}?+-/"],
      "a.b*(c)$^|[d]\\{e}?+-/ aXb",
      "(sensitive) aXb",
    ],
    [
      "as JSON writes them",
      ['a"b\nc'],
      JSON.stringify({ key: 'a"b\nc' }),
      '{"key":"(sensitive)"}',
    ],
    ["as a URL writes them", ["pass word"], "?a=pass%20word", "?a=(sensitive)"],
    ["with a dollar sign", ["$&$&"], "$&$& $1", "(sensitive) $1"],
    ["with an unpaired surrogate", ["abc\ud800"], "abc\ud800", "(sensitive)"],
  ])("removes secrets %s", (_case, secrets, text, expected) => {
    expect(createRedact(secrets)(text)).toBe(expected);
  });

  test("changes nothing without secrets, and treats a short value as none", () => {
    expect(createRedact([])("text")).toBe("text");
    expect(createRedact(["", "1", "yes"])("10 times yes")).toBe("10 times yes");
  });
});
