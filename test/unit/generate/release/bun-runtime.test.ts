import { expect, test } from "@jest/globals";
import { checkIntegrity } from "../../../../src/generate/release/bun-runtime";

const integrity =
  "sha512-m3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==";

test("content with the locked checksum is accepted", () => {
  expect(() => {
    checkIntegrity("bun", Buffer.from("hello"), integrity);
  }).not.toThrow();
});

test("content with another checksum is not, and both checksums are named", () => {
  expect(() => {
    checkIntegrity("bun", Buffer.from("hellO"), integrity);
  }).toThrow(/^bun has the content sha512-.* names sha512-m3HSJL1i83/);
});
