import { describe, expect, test } from "@jest/globals";
import { decode, encode } from "@msgpack/msgpack";
import fc from "../../../../support/fast-check";
import {
  Collection,
  extension,
  MsgpackError,
  MsgpackReader,
} from "../../../../../src/protocol/wire/msgpack/reader";
import type { Token } from "../../../../../src/protocol/wire/msgpack/reader";
import { anyText } from "../../../../support/any-text";

const array = (length: number) => new Collection("array", length);
const map = (length: number) => new Collection("map", length);
const text = (length: number) => Buffer.alloc(length, "a");

/** A length in a number of bytes, and as many bytes after it. */
function bytes(head: number, lengthBytes: number, length: number): Buffer {
  const prefix = Buffer.alloc(1 + lengthBytes);
  prefix.writeUInt8(head);
  if (lengthBytes > 0) prefix.writeUIntBE(length, 1, lengthBytes);
  return Buffer.concat([prefix, text(length)]);
}

describe("a msgpack token", () => {
  test.each<[string, Token]>([
    ["c0", null],
    ["c2", false],
    ["c3", true],
    ["00", 0],
    ["7f", 127],
    ["e0", -32],
    ["ff", -1],
    ["ccff", 255],
    ["cdffff", 65535],
    ["ceffffffff", 4294967295],
    ["cfffffffffffffffff", 2n ** 64n - 1n],
    ["d080", -128],
    ["d18000", -32768],
    ["d280000000", -2147483648],
    ["d38000000000000000", -(2n ** 63n)],
    ["ca3f000000", 0.5],
    ["cb3fb999999999999a", 0.1],
    ["cb7ff0000000000000", Infinity],
    ["d40cab", extension],
    ["d50cabab", extension],
    ["d60cabababab", extension],
    ["d70cabababababababab", extension],
    [`d80c${"ab".repeat(16)}`, extension],
    ["c7000c", extension],
    ["c7020cabab", extension],
    ["c800020cabab", extension],
    ["c9000000020cabab", extension],
    ["90", array(0)],
    ["80", map(0)],
    ["a0", Buffer.alloc(0)],
  ])("is read: %s", (hex, token) => {
    const reader = new MsgpackReader(Buffer.from(hex, "hex"));
    expect(reader.read()).toEqual(token);
    expect(reader.isAtEnd).toBe(true);
  });

  test.each<[string, Buffer, Token]>([
    ["a short text", bytes(0xbf, 0, 31), text(31)],
    ["a text of 8 bits", bytes(0xd9, 1, 255), text(255)],
    ["a text of 16 bits", bytes(0xda, 2, 300), text(300)],
    ["a text of 32 bits", bytes(0xdb, 4, 70_000), text(70_000)],
    ["bytes of 8 bits", bytes(0xc4, 1, 7), text(7)],
    ["bytes of 16 bits", bytes(0xc5, 2, 300), text(300)],
    ["bytes of 32 bits", bytes(0xc6, 4, 70_000), text(70_000)],
  ])("is read: %s", (_, input, token) => {
    const reader = new MsgpackReader(input);
    expect(reader.read()).toEqual(token);
    expect(reader.isAtEnd).toBe(true);
  });

  test.each<[string, Buffer, Token]>([
    ["a short array", bytes(0x9f, 0, 15), array(15)],
    ["an array of 16 bits", bytes(0xdc, 2, 300), array(300)],
    ["an array of 32 bits", bytes(0xdd, 4, 70_000), array(70_000)],
    ["a short map", Buffer.concat([bytes(0x8f, 0, 15), text(15)]), map(15)],
    [
      "a map of 16 bits",
      Buffer.concat([bytes(0xde, 2, 300), text(300)]),
      map(300),
    ],
    [
      "a map of 32 bits",
      Buffer.concat([bytes(0xdf, 4, 70_000), text(70_000)]),
      map(70_000),
    ],
  ])("is the head of %s, and its elements are next", (_, input, token) => {
    const reader = new MsgpackReader(input);
    expect(reader.read()).toEqual(token);
    expect(reader.read()).toBe("a".charCodeAt(0));
  });

  test.each([
    ["", "it announces more than the 0 bytes that it has"],
    ["c1", "there is no type 0xc1"],
    ["cd01", "it announces more than the 2 bytes that it has"],
    ["cb00000000", "it announces more than the 5 bytes that it has"],
    ["a261", "it announces more than the 2 bytes that it has"],
    ["dbffffffff", "it announces more than the 5 bytes that it has"],
    ["c6ffffffff", "it announces more than the 5 bytes that it has"],
    ["ddffffffff", "it announces more than the 5 bytes that it has"],
    ["dfffffffff", "it announces more than the 5 bytes that it has"],
    ["c9ffffffff00", "it announces more than the 6 bytes that it has"],
    ["d8000000", "it announces more than the 4 bytes that it has"],
    ["92c0", "it announces more than the 2 bytes that it has"],
  ])("is rejected: %s", (hex, message) => {
    const reader = new MsgpackReader(Buffer.from(hex, "hex"));
    expect(() => {
      while (!reader.isAtEnd || hex === "") reader.read();
    }).toThrow(new MsgpackError(message));
  });
});

test("the reader reads what the library writes as the library reads it", () => {
  fc.assert(
    fc.property(
      fc.anything({
        values: [
          fc.constant(null),
          fc.boolean(),
          fc.double(),
          fc.integer(),
          fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
          anyText({ maxLength: 300 }),
          fc.uint8Array({ maxLength: 300 }),
        ],
        key: anyText().filter((key) => key !== "__proto__"),
        maxDepth: 4,
      }),
      (value) => {
        const input = encode(value, { useBigInt64: true });
        const reader = new MsgpackReader(input);
        const read = (): unknown => {
          const token = reader.read();
          if (!(token instanceof Collection)) return token;
          const times = Array.from({ length: token.length });
          if (token.kind === "array") return times.map(read);
          return Object.fromEntries(
            times.map(() => {
              const key = reader.read();
              if (!(key instanceof Uint8Array)) throw new Error("no text");
              return [utf8.decode(key), read()];
            }),
          );
        };
        const expected = decode(input, { useBigInt64: true, rawStrings: true });
        expect(read()).toEqual(expected);
        expect(reader.isAtEnd).toBe(true);
      },
    ),
  );
});

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
