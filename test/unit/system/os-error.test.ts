import { createContext, runInContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { messageOf, osErrorCode } from "../../../src/system/os-error";

const foreignError: unknown = runInContext(
  'Object.assign(new Error("no file"), { code: "ENOENT" })',
  createContext(),
);

test("reads the code and the message of an error of another realm", () => {
  expect(osErrorCode(foreignError)).toBe("ENOENT");
  expect(messageOf(foreignError)).toBe("no file");
});

test.each([["a text"], [undefined], [null], [{ code: 1 }], [new Error("e")]])(
  "finds no code in %p",
  (thrown) => {
    expect(osErrorCode(thrown)).toBeUndefined();
  },
);

test("the message of something that is no error is its text", () => {
  expect(messageOf("a text")).toBe("a text");
  expect(messageOf(undefined)).toBe("undefined");
});
