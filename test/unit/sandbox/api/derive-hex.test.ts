import { expect, test } from "@jest/globals";
import * as z from "zod/mini";
import { deriveHex, deriveUuid } from "../../../../src/sandbox/api/derive-hex";

test("hexadecimal digits are derived from each argument by itself", () => {
  expect(deriveHex("1", 23)).toMatch(/^[0-9a-f]{32}$/);
  expect(deriveHex("1", 23)).toBe(deriveHex("1", 23));
  expect(deriveHex("1", 23)).not.toBe(deriveHex("12", 3));
});

test("a derived UUID is one", () => {
  const uuid = z.uuid();
  for (let index = 0; index < 100; index++)
    expect(z.safeParse(uuid, deriveUuid(index)).success).toBe(true);
});
