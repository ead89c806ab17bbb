import { createHash } from "node:crypto";
import { expect, test } from "@jest/globals";
import { checkContent } from "../../../../src/generate/release/bun-runtime";

const bun = {
  "bom-ref": "bun",
  name: "bun",
  version: "1.0.0",
  hashes: [
    {
      alg: "SHA-512",
      content: createHash("sha512").update("hello").digest("hex"),
    },
  ],
};

test("only the content that package-lock.json names is accepted, and both checksums are named", () => {
  const check = (text: string, component = bun) => {
    checkContent(component, Buffer.from(text));
  };
  expect(() => {
    check("hello");
  }).not.toThrow();
  expect(() => {
    check("hellO");
  }).toThrow(/^bun has the SHA-512 [0-9a-f]{128}, .* names 9b71d224bd62f378/);
  expect(() => {
    check("hello", { ...bun, hashes: [] });
  }).toThrow("package-lock.json names none.");
});
