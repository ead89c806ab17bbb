import { describe, expect, test } from "@jest/globals";
import { HeaderDecoder } from "../../../../../src/protocol/http2/hpack/decoder";

const hex = (text: string): Buffer =>
  Buffer.from(text.replaceAll(" ", ""), "hex");

/** Decodes blocks of one connection. */
function decode(...blocks: string[]) {
  const decoder = new HeaderDecoder();
  return blocks.map((block) => Object.fromEntries(decoder.decode(hex(block))));
}

const request = {
  ":method": "GET",
  ":scheme": "http",
  ":path": "/",
  ":authority": "www.example.com",
};

describe("header blocks", () => {
  test.each([
    [
      "as they are",
      "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
      "8286 84be 5808 6e6f 2d63 6163 6865",
      "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65",
    ],
    [
      "in Huffman's code",
      "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff",
      "8286 84be 5886 a8eb 1064 9cbf",
      "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf",
    ],
  ])("refer to earlier ones, with texts %s", (_how, ...blocks) => {
    expect(decode(...blocks)).toEqual([
      request,
      { ...request, "cache-control": "no-cache" },
      {
        ...request,
        ":scheme": "https",
        ":path": "/index.html",
        "custom-key": "custom-value",
      },
    ]);
  });

  test("may have headers that must not be remembered", () => {
    expect(decode("0001 6101 62", "1001 6101 62")).toEqual([
      { a: "b" },
      { a: "b" },
    ]);
    expect(() => decode("0001 6101 62", "be")).toThrow("index 62");
  });

  test("forget the oldest headers if the table is full", () => {
    // 34 bytes each; the table has room for two.
    const [a, b, c] = ["4001 6101 61", "4001 6201 62", "4001 6301 63"];
    expect(decode(`3f35 ${a}${b}${c}`, "be bf")).toEqual([
      { a: "a", b: "b", c: "c" },
      { c: "c", b: "b" },
    ]);
    expect(() => decode(`3f35 ${a}${b}${c}`, "c0")).toThrow("index 64");
    // A header that is larger than the table empties it.
    expect(() => decode(`3f02 ${a}`, "be")).toThrow("index 62");
    expect(() => decode(a, "20", "be")).toThrow("index 62");
  });

  test.each([
    ["an index of no header", "80", "no header has the index 0"],
    ["an index beyond the tables", "be", "no header has the index 62"],
    ["a text that is cut off", "0003 6162", "it is cut off"],
    ["a number that is cut off", "0fff", "it is cut off"],
    ["a number that never ends", "0fff ffff ffff ff", "a number is too large"],
    ["a table that is too large", "3fe2 1f", "the table is too large"],
  ])("with %s are an error", (_case, block, reason) => {
    expect(() => decode(block)).toThrow(
      `A header block is invalid: ${reason}.`,
    );
  });
});
