import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../src/framework/secrets";

function redact(secrets: readonly string[], text: string): string {
  const all = new Secrets();
  for (const secret of secrets) all.add(secret);
  return all.redact(text);
}

describe("secrets", () => {
  test.each([
    [
      "wherever they stand",
      ["key"],
      "key, a key, monkey",
      "(sensitive), a (sensitive), mon(sensitive)",
    ],
    [
      "the longer one where one is a part of another",
      ["abc", "abcdef", "cde"],
      "abcdef abcd",
      "(sensitive) (sensitive)d",
    ],
    [
      "whatever the order in which they were given",
      ["abcdef", "abc"],
      "abcdef abc",
      "(sensitive) (sensitive)",
    ],
    [
      "also when they are a part of what stands for them",
      ["x", "sens"],
      "x sens",
      "(sensitive) (sensitive)",
    ],
    [
      "with characters that mean something in patterns",
      ["a.b*(c)$^|[d]\\{e}?+"],
      "a.b*(c)$^|[d]\\{e}?+ aXb",
      "(sensitive) aXb",
    ],
    [
      "as JSON writes them",
      ['a"b\nc'],
      JSON.stringify({ key: 'a"b\nc' }),
      '{"key":"(sensitive)"}',
    ],
    ["with a dollar sign", ["$&"], "$& $1", "(sensitive) $1"],
  ])("are replaced %s", (_, secrets, text, redacted) => {
    expect(redact(secrets, text)).toBe(redacted);
  });

  test("are none as long as none is given, and an empty text is none", () => {
    expect(redact([], "text")).toBe("text");
    expect(redact([""], "text")).toBe("text");
  });
});
