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
      ["key1"],
      "key1, a key1, monkey1",
      "(sensitive), a (sensitive), mon(sensitive)",
    ],
    [
      "the longer one where one is a part of another",
      ["abcd", "abcdefg", "cdef"],
      "abcdefg abcde",
      "(sensitive) (sensitive)e",
    ],
    [
      "whatever the order in which they were given",
      ["abcdef", "abcd"],
      "abcdef abcd",
      "(sensitive) (sensitive)",
    ],
    [
      "also when they are a part of what stands for them",
      ["xyz0", "sens"],
      "xyz0 sens",
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
    ["with a dollar sign", ["$&$&"], "$&$& $1", "(sensitive) $1"],
  ])("are replaced %s", (_, secrets, text, redacted) => {
    expect(redact(secrets, text)).toBe(redacted);
  });

  test("are none as long as none is given, and a short text is none", () => {
    expect(redact([], "text")).toBe("text");
    expect(redact([""], "text")).toBe("text");
    expect(redact(["1", "yes"], "10 times yes")).toBe("10 times yes");
  });
});
