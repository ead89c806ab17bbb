import { describe, expect, test } from "@jest/globals";
import fc from "../../../support/fast-check";
import {
  readPrefixedMessage,
  prefixMessage,
} from "../../../../src/protocol/grpc/prefixed-message";

describe("a message frame", () => {
  test("contains a flag, the length and the message", () => {
    expect(prefixMessage(Buffer.from("abc")).toString("hex")).toBe(
      "0000000003616263",
    );
  });

  test("preserves every message", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (message) => {
        expect(readPrefixedMessage(prefixMessage(message))).toEqual(
          Buffer.from(message),
        );
      }),
    );
  });

  test.each([
    ["nothing", "", "INTERNAL", /ended after 0 bytes/],
    ["half a prefix", "000000", "INTERNAL", /ended after 3 bytes/],
    ["a compressed message", "010000000161", "UNIMPLEMENTED", /is compressed/],
    [
      "too short a message",
      "000000000261",
      "INTERNAL",
      /contains 1 bytes, but announced one message of 2/,
    ],
    [
      "a second message",
      "000000000161000000000162",
      "INTERNAL",
      /contains 7 bytes, but announced one message of 1/,
    ],
    [
      "an impossible length",
      "00ffffffff61",
      "INTERNAL",
      /message of 4294967295 bytes/,
    ],
  ])("is rejected with %s", (_name, hex, status, message) => {
    const decode = () => readPrefixedMessage(Buffer.from(hex, "hex"));
    expect(decode).toThrow(expect.objectContaining({ status }));
    expect(decode).toThrow(message);
  });
});
