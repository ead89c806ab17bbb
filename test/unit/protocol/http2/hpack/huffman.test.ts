import { describe, expect, test } from "@jest/globals";
import { decodeHuffman } from "../../../../../src/protocol/http2/hpack/huffman";

const decode = (hex: string): string => decodeHuffman(Buffer.from(hex, "hex"));

describe("HPACK's Huffman code", () => {
  test.each([
    ["f1e3c2e5f23a6ba0ab90f4ff", "www.example.com"],
    ["a8eb10649cbf", "no-cache"],
    ["25a849e95bb8e8b4bf", "custom-value"],
    ["9d29ad171863c78f0b97c8e9ae82ae43d3", "https://www.example.com"],
    ["", ""],
    // A byte of 13 bits, and one of 30.
    ["ffc7", "\0"],
    ["fffffff3", "\n"],
  ])("of %s is %j", (hex, text) => {
    expect(decode(hex)).toBe(text);
  });

  test.each([
    ["a padding of a whole byte", "a8eb10649cbfff"],
    ["a padding with a zero", "a8eb10649cbe"],
    ["the code for the end", "ffffffff"],
    ["a code that stops", "fe"],
  ])("with %s is an error", (_case, hex) => {
    expect(() => decode(hex)).toThrow("A header's Huffman code is invalid.");
  });
});
