import { describe, expect, test } from "@jest/globals";
import { encode } from "@msgpack/msgpack";
import fc from "../../../support/fast-check";
import { AttributePath } from "../../../../src/framework/attribute-path";
import { findTypeErrors } from "../../../../src/framework/engine/values/type-errors";
import { valuesEqual } from "../../../../src/framework/engine/values/equality";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import type { Type } from "../../../../src/framework/schema/types";
import { Decimal, unknownValue } from "../../../../src/framework/schema/values";
import type { Value } from "../../../../src/framework/schema/values";
import {
  decodeDynamicValue,
  decodeObject,
  encodeDynamicValue,
  WireValueError,
} from "../../../../src/protocol/wire/dynamic-value";
import { anyTypedValue } from "../../../support/any-typed-value";

const { string, bool, number, list, set, map, object } = types;
const noBytes = new Uint8Array(0);

function decodeBytes(type: Type, msgpack: Uint8Array): Value {
  return decodeDynamicValue(type, { msgpack, json: noBytes });
}

function decodeHex(type: Type, hex: string): Value {
  return decodeBytes(type, Buffer.from(hex.replaceAll(" ", ""), "hex"));
}

const hexOf = (value: Value) =>
  Buffer.from(encodeDynamicValue(value).msgpack).toString("hex");

const hexOfText = (text: string) =>
  (0xa0 + text.length).toString(16) + Buffer.from(text).toString("hex");

describe("a value on the wire", () => {
  test("survives a round trip, whatever its type", () => {
    fc.assert(
      fc.property(anyTypedValue, ({ type, value }) => {
        const decoded = decodeDynamicValue(type, encodeDynamicValue(value));
        expect(findTypeErrors(type, decoded)).toEqual([]);
        expect(valuesEqual(type, decoded, value)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[string, Type, Value, string]>([
    ["null", string, null, "c0"],
    ["unknown", map(string), unknownValue, "d40000"],
    ["true", bool, true, "c3"],
    ["a text", string, "é", "a2c3a9"],
    ["zero", number, 0, "a130"],
    ["a negative integer", number, -1, "a22d31"],
    ["2^53 + 1", number, 2n ** 53n + 1n, "b039303037313939323534373430393933"],
    [
      "-2^63",
      number,
      -(2n ** 63n),
      "b42d39323233333732303336383534373735383038",
    ],
    ["2^64", number, 2n ** 64n, hexOfText("18446744073709551616")],
    ["a tenth", number, 0.1, hexOfText("0.1")],
    ["a decimal", number, new Decimal("1e400"), hexOfText("1e400")],
    ["a list", list(bool), [true, null, unknownValue], "93c3c0d40000"],
    [
      "a map",
      map(number),
      new Map([
        ["__proto__", 1],
        ["", 2],
      ]),
      `82${hexOfText("__proto__")}${hexOfText("1")}a0${hexOfText("2")}`,
    ],
    [
      "an object",
      object({ b: bool, a: string }),
      { b: false, a: null },
      "82a162c2a161c0",
    ],
  ])("has one encoding: %s", (_, type, value, hex) => {
    expect(hexOf(value)).toBe(hex);
    expect(decodeHex(type, hex)).toEqual(value);
  });

  test("is null if it is absent", () => {
    expect(decodeDynamicValue(string, undefined)).toBeNull();
    expect(decodeBytes(string, noBytes)).toBeNull();
  });

  test("is rejected as JSON", () => {
    expect(() =>
      decodeDynamicValue(string, {
        msgpack: noBytes,
        json: Buffer.from('"a"'),
      }),
    ).toThrow(
      new WireValueError(
        AttributePath.root,
        "is encoded as JSON, but Terraform sends msgpack",
      ),
    );
  });
});

describe("a number that Terraform writes", () => {
  test.each<[string, string, Value]>([
    ["an integer in any width", "d30000000000000001", 1],
    ["a float that is an integer", "cb4340000000000000", 2n ** 53n],
    [
      "a float of 1e23, which is not quite that",
      "cb44b52d02c7e14af6",
      99999999999999991611392n,
    ],
    ["a half", "cb3fe0000000000000", 0.5],
    ["a half of single precision", "ca3f000000", 0.5],
    [
      "the float nearest to a tenth, with all digits",
      "cb3fb999999999999a",
      new Decimal(
        "1000000000000000055511151231257827021181583404541015625e-55",
      ),
    ],
    ["an integer as text", hexOfText("7"), 7],
    [
      "a big integer as text",
      hexOfText("-9007199254740993"),
      -9007199254740993n,
    ],
    ["a fraction as text", hexOfText("0.10"), 0.1],
    [
      "a decimal as text",
      hexOfText("0.12345678901234567890"),
      new Decimal("0.12345678901234567890"),
    ],
    ["a large decimal as text", hexOfText("1e400"), new Decimal("1e400")],
  ])("keeps every digit: %s", (_, hex, expected) => {
    const decoded = decodeHex(number, hex);
    expect(decoded).toEqual(expected);
    expect(
      valuesEqual(number, decodeHex(number, hexOf(decoded)), decoded),
    ).toBe(true);
  });

  test.each([
    ["infinity", "cb7ff0000000000000"],
    ["no number", "cb7ff8000000000000"],
    ["an empty text", "a0"],
    ["a word", hexOfText("Infinity")],
    ["hexadecimal", hexOfText("0x10")],
  ])("is rejected if it is not a number: %s", (_, hex) => {
    expect(() => decodeHex(number, hex)).toThrow(
      new WireValueError(AttributePath.root, "is not a number"),
    );
  });
});

test.each([
  ["of Terraform's usual code", "d40000"],
  ["of a refined unknown", "c7030cabcdef"],
  ["of any other code", "d780abababababababab"],
])("an extension value %s is unknown, whatever its type", (_, hex) => {
  for (const type of [string, bool, number, list(bool), map(bool), object({})])
    expect(decodeHex(type, hex)).toBe(unknownValue);
  expect(decodeHex(list(string), `93a161${hex}a162`)).toEqual([
    "a",
    unknownValue,
    "b",
  ]);
});

test.each([
  ["a\ud800", "a\ufffd"],
  ["\udc00a", "\ufffda"],
  [`${"long ".repeat(100)}\ud800`, `${"long ".repeat(100)}\ufffd`],
])("a text is sent without unpaired surrogates", (text, expected) => {
  const value = new Map([[text, text]]);
  expect(decodeDynamicValue(map(string), encodeDynamicValue(value))).toEqual(
    new Map([[expected, expected]]),
  );
});

describe("a value that is not of its type", () => {
  const pair = object({ a: string, b: list(number) });

  test.each<[string, Type, unknown, string]>([
    ["a number as bool", bool, 1, "The value as a whole is not a bool."],
    ["a list as string", string, [], "The value as a whole is not a string."],
    ["a bool as number", number, true, "The value as a whole is not a number."],
    ["a map as list", list(bool), {}, "The value as a whole is not a list."],
    ["a text as set", set(bool), "a", "The value as a whole is not a set."],
    ["a list as map", map(bool), [], "The value as a whole is not a map."],
    ["a list as object", pair, [], "The value as a whole is not a object."],
    [
      "an element",
      list(map(bool)),
      [{}, { k: true, "a b": "no" }],
      'The value [1]["a b"] is not a bool.',
    ],
    [
      "an attribute",
      map(pair),
      { k: { a: "x", b: [1, "x"] } },
      'The value ["k"].b[1] is not a number.',
    ],
    [
      "a missing attribute",
      map(pair),
      { k: { b: [] } },
      'The value ["k"] lacks the attribute a.',
    ],
    [
      "a unexpected attribute",
      pair,
      { a: "x", b: [], c: 1 },
      'The value as a whole has the attribute "c", which is not in the schema.',
    ],
    [
      "an attribute that every object inherits",
      object({}),
      { toString: "x" },
      'The value as a whole has the attribute "toString", which is not in the schema.',
    ],
  ])("is an error that names the path: %s", (_, type, wire, message) => {
    expect(() => decodeBytes(type, encode(wire))).toThrow(
      expect.objectContaining({ name: "WireValueError", message }),
    );
  });

  test.each([
    ["an integer", "8101c3"],
    ["null", "81c0c3"],
    ["a list", "8190c3"],
    ["an unknown value", "81d40000c3"],
  ])("is an error if a map's key is %s", (_, hex) => {
    expect(() => decodeHex(map(bool), hex)).toThrow(
      new WireValueError(AttributePath.root, "has a key that is not a string"),
    );
  });
});

describe("an object of a schema", () => {
  const schema = defineSchema({
    description: "For the test.",
    attributes: {
      a: attribute(string, { optional: true, description: "For the test." }),
    },
  });

  test("is read, and may be null", () => {
    const value = encodeDynamicValue({ a: "x" });
    expect(decodeObject(schema, value)).toEqual({ a: "x" });
    expect(decodeObject(schema, undefined)).toBeNull();
  });

  test("is not unknown as a whole", () => {
    const unknown = encodeDynamicValue(unknownValue);
    expect(() => decodeObject(schema, unknown)).toThrow(
      new WireValueError(AttributePath.root, "is not an object"),
    );
  });
});
