import { describe, expect, test } from "@jest/globals";
import { decode, ExtData } from "@msgpack/msgpack";
import fc from "../../../../support/fast-check";
import { MsgpackWriter } from "../../../../../src/protocol/wire/msgpack/writer";
import { anyText } from "../../../../support/any-text";

type Token =
  | readonly ["null" | "unknown"]
  | readonly ["boolean", boolean]
  | readonly ["text", string]
  | readonly ["array" | "map", number];

function written(tokens: readonly Token[]): Uint8Array {
  const writer = new MsgpackWriter();
  for (const token of tokens)
    if (token[0] === "boolean") writer.boolean(token[1]);
    else if (token[0] === "text") writer.text(token[1]);
    else if (token[0] === "array" || token[0] === "map")
      writer[token[0]](token[1]);
    else writer[token[0]]();
  return writer.bytes;
}

const hexOf = (token: Token) => Buffer.from(written([token])).toString("hex");

describe("the library reads what the writer wrote", () => {
  test.each<[Token, unknown]>([
    [["null"], null],
    [["boolean", true], true],
    [["boolean", false], false],
    [["unknown"], new ExtData(0, new Uint8Array(1))],
  ])("%j", (token, value) => {
    expect(decode(written([token]))).toEqual(value);
  });

  test("any text", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(decode(written([["text", text]]))).toBe(text);
      }),
    );
  });

  test.each([0, 15, 16, 31, 32, 255, 256, 65_535, 65_536])(
    "a text, an array and a map of %i",
    (length) => {
      const text = "x".repeat(length);
      expect(decode(written([["text", text]]))).toBe(text);

      const nulls = Array<Token>(length).fill(["null"]);
      expect(decode(written([["array", length], ...nulls]))).toEqual(
        Array<null>(length).fill(null),
      );

      const entries = nulls.flatMap((token, index): Token[] => [
        ["text", String(index)],
        token,
      ]);
      const map = decode(written([["map", length], ...entries]));
      expect(Object.keys(map as object)).toHaveLength(length);
    },
  );
});

test.each([
  [31, "bf"],
  [32, "d920"],
  [256, "da0100"],
  [65_536, "db00010000"],
])("a text of %i has the shortest head, %s", (length, head) => {
  expect(hexOf(["text", "x".repeat(length)])).toBe(head + "78".repeat(length));
});

test.each([
  [15, "9f", "8f"],
  [16, "dc0010", "de0010"],
  [65_536, "dd00010000", "df00010000"],
])("an array and a map of %i have the shortest head", (length, array, map) => {
  expect(hexOf(["array", length])).toBe(array);
  expect(hexOf(["map", length])).toBe(map);
});

test("an unpaired surrogate is written as U+FFFD", () => {
  expect(hexOf(["text", "a\ud83d"])).toBe("a461efbfbd");
});
