import { expect, test } from "@jest/globals";
import { stripMacSignature } from "../../../../src/generate/release/strip-mac-signature";

const entryPoint = [0x80000028, 24, 1, 2, 3, 4];
const signature = [0x1d, 16, 4096, 512];

/** An executable with the head of Mach-O, load commands and some code. */
function executable(...commands: readonly (readonly number[])[]): Buffer {
  const words = commands.flat();
  const head = [0xfeedfacf, 0x01000007, 3, 2, commands.length];
  const all = [...head, words.length * 4, 0, 0, ...words];
  const bytes = Buffer.alloc(all.length * 4 + 8, 0xcc);
  all.forEach((word, index) => bytes.writeUInt32LE(word, index * 4));
  return bytes;
}

test("the signature is no longer among the load commands, and nothing else moves", () => {
  const signed = executable(entryPoint, signature);
  const stripped = stripMacSignature(signed);
  const unsigned = executable(entryPoint);
  expect(stripped.subarray(0, 56)).toEqual(unsigned.subarray(0, 56));
  expect(stripped.subarray(56, 72)).toEqual(Buffer.alloc(16));
  expect(stripped.subarray(72)).toEqual(signed.subarray(72));
});

test("an executable of another system is rejected, and so is one whose last command is another", () => {
  expect(() => stripMacSignature(Buffer.from("\u007fELF"))).toThrow(
    "not an executable for macOS",
  );
  expect(() => stripMacSignature(executable(signature, entryPoint))).toThrow(
    "not the last load command",
  );
});
