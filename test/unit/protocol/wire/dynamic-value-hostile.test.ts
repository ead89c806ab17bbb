import { describe, expect, test } from "@jest/globals";
import { encode } from "@msgpack/msgpack";
import fc from "../../../support/fast-check";
import { AttributePath } from "../../../../src/framework/attribute-path";
import { findTypeErrors } from "../../../../src/framework/engine/values/type-errors";
import { types } from "../../../../src/framework/schema/types";
import type { Type } from "../../../../src/framework/schema/types";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { Value } from "../../../../src/framework/schema/values";
import {
  decodeDynamicValue,
  encodeDynamicValue,
  WireValueError,
} from "../../../../src/protocol/wire/dynamic-value";

const { string, bool, number, list, map, object } = types;

function decodeBytes(type: Type, msgpack: Uint8Array): Value {
  return decodeDynamicValue(type, { msgpack, json: new Uint8Array(0) });
}

describe("hostile bytes", () => {
  const everything = object({
    text: string,
    many: map(list(object({ n: number }))),
  });
  const valid = encodeDynamicValue({
    text: "a text of some length, longer than thirty-one bytes",
    many: new Map([["k", [{ n: 2n ** 60n }, { n: unknownValue }]]]),
  }).msgpack;

  /** Reads bytes as several types. Expects a value that matches, or an error. */
  function attack(bytes: Uint8Array): void {
    for (const type of [
      everything,
      map(string),
      list(list(list(bool))),
      number,
    ])
      try {
        expect(findTypeErrors(type, decodeBytes(type, bytes))).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(WireValueError);
      }
  }

  test("are read correctly or rejected, whatever they are", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), attack), {
      numRuns: 2000,
    });
  });

  test("are rejected if a message is cut off", () => {
    for (let length = 1; length < valid.length; length += 1)
      expect(() => decodeBytes(everything, valid.subarray(0, length))).toThrow(
        WireValueError,
      );
  });

  test("are rejected if something follows the message", () => {
    expect(() =>
      decodeBytes(everything, Buffer.concat([valid, Buffer.alloc(1)])),
    ).toThrow(
      new WireValueError(
        AttributePath.root,
        "is not valid msgpack: more bytes follow its end",
      ),
    );
  });

  test("are read or rejected after any flipped bit", () => {
    for (let bit = 0; bit < valid.length * 8; bit += 1) {
      const bytes = Buffer.from(valid);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      attack(bytes);
    }
  });

  test.each([
    ["arrays of a million, one inside the other", "dd000fffff", 200_000],
    ["lists without an end", "91", 1_000_000],
    ["maps without an end", "81a161", 300_000],
    ["a type that does not exist", "c1", 1_000_000],
  ])("do not take memory or time: %s", (_, hex, times) => {
    const bytes = Buffer.from(hex.repeat(times), "hex");
    attack(bytes);
    attack(Buffer.concat([Buffer.from("91", "hex"), bytes]));
  });

  test("take no time with a number of a million digits", () => {
    const text = "9".repeat(1_000_000);
    expect(decodeBytes(number, encode(text))).toBe(BigInt(text));
  });
});
