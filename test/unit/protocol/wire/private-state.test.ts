import { describe, expect, test } from "@jest/globals";
import {
  decodePrivateState,
  encodePrivateState,
} from "../../../../src/protocol/wire/private-state";

describe("a private state", () => {
  test.each([{ a: "" }, { a: "1", b: "é\u0000", "": "x" }])(
    "survives a round trip: %j",
    (state) => {
      expect(decodePrivateState(encodePrivateState(state))).toEqual(state);
    },
  );

  test("takes no bytes if it is empty", () => {
    expect(encodePrivateState({})).toEqual(new Uint8Array(0));
    expect(decodePrivateState(new Uint8Array(0))).toEqual({});
  });

  test.each(["{", "[]", "null", '{"a":1}', '"a"'])(
    "is rejected if it is not a private state: %s",
    (json) => {
      expect(() => decodePrivateState(Buffer.from(json))).toThrow();
    },
  );
});
