import { describe, expect, test } from "@jest/globals";
import {
  decodePrivateState,
  encodePrivateState,
} from "../../../../src/protocol/wire/private-state";

describe("a private state", () => {
  test.each([{ a: "" }, { a: "1", b: "é\u0000", "": "x" }])(
    "comes back as it was kept: %j",
    (state) => {
      expect(decodePrivateState(encodePrivateState(state))).toEqual(state);
    },
  );

  test("takes no bytes where there is nothing in it", () => {
    expect(encodePrivateState({})).toEqual(new Uint8Array(0));
    expect(decodePrivateState(new Uint8Array(0))).toEqual({});
  });

  test.each(["{", "[]", "null", '{"a":1}', '"a"'])(
    "is refused where it is not what was kept: %s",
    (json) => {
      expect(() => decodePrivateState(Buffer.from(json))).toThrow();
    },
  );
});
