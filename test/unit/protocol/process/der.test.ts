import { describe, expect, test } from "@jest/globals";
import {
  bitString,
  boolean,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  time,
  utf8String,
} from "../../../../src/protocol/process/der";

describe("DER", () => {
  test.each([
    ["an empty sequence", sequence(), "3000"],
    ["a set in a sequence", sequence(set()), "30023100"],
    ["true", boolean(true), "0101ff"],
    ["false", boolean(false), "010100"],
    ["an integer", integer(Buffer.of(0x01, 0x00)), "02020100"],
    ["a text in UTF-8", utf8String("é"), "0c02c3a9"],
    ["octets", octetString(Buffer.of(1, 2)), "04020102"],
    ["bits", bitString(Buffer.of(0x80), 7), "03020780"],
    ["a context tag", tagged(0xa3, Buffer.of(5, 0)), "a3020500"],
    ["an identifier", objectIdentifier("2.5.29.17"), "0603551d11"],
    [
      "an identifier with numbers above 127",
      objectIdentifier("1.2.840.10045.4.3.2"),
      "06082a8648ce3d040302",
    ],
  ])("writes %s", (_name, encoded, hex) => {
    expect(encoded.toString("hex")).toBe(hex);
  });

  test.each([
    ["2049-12-31T23:59:59.999Z", "\u0017\u000d491231235959Z"],
    ["2050-01-01T00:00:00.000Z", "\u0018\u000f20500101000000Z"],
  ])("writes the time %s", (date, encoded) => {
    expect(time(new Date(date)).toString("latin1")).toBe(encoded);
  });

  test.each([
    [0x7f, "7f"],
    [0x80, "8180"],
    [0xff, "81ff"],
    [0x100, "820100"],
    [0xffff, "82ffff"],
    [0x10000, "83010000"],
  ])("writes the length %i in as few bytes as possible", (length, hex) => {
    const encoded = octetString(Buffer.alloc(length));
    expect(encoded.subarray(1, -length).toString("hex")).toBe(hex);
  });
});
