import { describe, expect, test } from "@jest/globals";
import {
  Decimal,
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
  isUnknown,
  unknownValue,
} from "../../../../src/framework/schema/values";
import type { Value } from "../../../../src/framework/schema/values";

const kinds = {
  unknown: isUnknown,
  number: isNumberValue,
  list: isListValue,
  map: isMapValue,
  object: isObjectValue,
};

test.each<[string, Value, readonly string[]]>([
  ["null", null, []],
  ["unknown", unknownValue, ["unknown"]],
  ["a string", "a", []],
  ["a bool", false, []],
  ["a number", 1, ["number"]],
  ["a bigint", 1n, ["number"]],
  ["a decimal", new Decimal("1e400"), ["number"]],
  ["an array", [], ["list"]],
  ["a Map", new Map(), ["map"]],
  ["an object", {}, ["object"]],
])("%s is of one kind at most", (_, value, expected) => {
  expect(
    Object.entries(kinds).flatMap(([kind, isOfKind]) =>
      isOfKind(value) ? [kind] : [],
    ),
  ).toEqual(expected);
});

describe("a decimal", () => {
  test.each(["0", "-1", "0.10", "1e400", "-12.5E-7"])(
    "keeps its text: %s",
    (text) => {
      expect(new Decimal(text).toString()).toBe(text);
    },
  );

  test.each(["", "a", "1.", ".5", "+1", "0x10", "Infinity", "NaN", " 1", "1e"])(
    "rejects a text that is not a number: %j",
    (text) => {
      expect(() => new Decimal(text)).toThrow(
        new RangeError(`${JSON.stringify(text)} is not a number.`),
      );
    },
  );
});
