import { describe, expect, test } from "@jest/globals";
import fc from "../../../../support/fast-check";
import {
  numbersEqual,
  valuesEqual,
} from "../../../../../src/framework/engine/values/equality";
import { types } from "../../../../../src/framework/schema/types";
import type { Type } from "../../../../../src/framework/schema/types";
import {
  Decimal,
  unknownValue,
} from "../../../../../src/framework/schema/values";
import type {
  NumberValue,
  Value,
} from "../../../../../src/framework/schema/values";

const { string, bool, number, list, set, map, object } = types;
const pair = object({ a: string, b: number });

describe("values that mean the same", () => {
  test.each<[string, Type, Value, Value]>([
    ["null", string, null, null],
    ["unknown", string, unknownValue, unknownValue],
    ["strings", string, "é", "é"],
    ["lists in the same order", list(number), [1, 2n], [1, 2]],
    ["sets in another order", set(string), ["a", "b", "b"], ["b", "a", "b"]],
    [
      "sets of objects in another order",
      set(pair),
      [
        { a: "x", b: 1 },
        { a: "y", b: null },
      ],
      [
        { a: "y", b: null },
        { a: "x", b: 1 },
      ],
    ],
    [
      "maps in another order",
      map(string),
      new Map([
        ["a", "1"],
        ["__proto__", "2"],
      ]),
      new Map([
        ["__proto__", "2"],
        ["a", "1"],
      ]),
    ],
    ["objects", pair, { a: "x", b: 1 }, { b: 1, a: "x" }],
    ["an unordered set inside a list", list(set(number)), [[1, 2]], [[2, 1]]],
  ])("are equal: %s", (_, type, a, b) => {
    expect(valuesEqual(type, a, b)).toBe(true);
    expect(valuesEqual(type, b, a)).toBe(true);
  });
});

describe("values that do not mean the same", () => {
  test.each<[string, Type, Value, Value]>([
    ["null and an empty string", string, null, ""],
    ["null and unknown", string, null, unknownValue],
    ["unknown and a value", string, unknownValue, "a"],
    ["null and an empty map", map(string), null, new Map()],
    ["false and null", bool, false, null],
    ["composed and decomposed letters", string, "\u00e9", "e\u0301"],
    ["lists in another order", list(number), [1, 2], [2, 1]],
    ["lists of another length", list(number), [1], [1, null]],
    [
      "sets with other multiplicities",
      set(string),
      ["a", "a", "b"],
      ["a", "b", "b"],
    ],
    ["sets of another size", set(string), ["a"], ["a", "a"]],
    [
      "maps of another key",
      map(string),
      new Map([["a", null]]),
      new Map([["b", null]]),
    ],
    ["maps of another size", map(string), new Map([["a", "1"]]), new Map()],
    [
      "maps of another value",
      map(string),
      new Map([["a", "1"]]),
      new Map([["a", "2"]]),
    ],
    ["objects of another value", pair, { a: "x", b: 1 }, { a: "x", b: 2 }],
    ["a list and a map", list(string), [], new Map()],
    ["a number and its text", number, 1, "1"],
  ])("are not equal: %s", (_, type, a, b) => {
    expect(valuesEqual(type, a, b)).toBe(false);
    expect(valuesEqual(type, b, a)).toBe(false);
  });
});

describe("numbers", () => {
  test.each<[NumberValue, NumberValue]>([
    [10, 10n],
    [0.1, new Decimal("0.1")],
    [0.1, new Decimal("0.100")],
    [0.1, new Decimal("1e-1")],
    [1e21, 10n ** 21n],
    [1e-7, new Decimal("0.0000001")],
    [0, new Decimal("-0.0")],
    [-0, 0n],
    [100, new Decimal("1E+2")],
    [2n ** 64n, new Decimal("18446744073709551616.0")],
  ])("%s is %s", (a, b) => {
    expect(numbersEqual(a, b)).toBe(true);
    expect(numbersEqual(b, a)).toBe(true);
  });

  test.each<[NumberValue, NumberValue]>([
    [2 ** 53, 2n ** 53n + 1n],
    [1, -1],
    [1, 10],
    [0.1, new Decimal("0.1000000000000000055511151231257827")],
    [new Decimal("1e400"), new Decimal("1e401")],
    [1, new Decimal("1.0000000000000000000000001")],
  ])("%s is not %s", (a, b) => {
    expect(numbersEqual(a, b)).toBe(false);
    expect(numbersEqual(b, a)).toBe(false);
  });

  test("equal themselves in another notation, and no other number", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
        fc.integer({ min: 0, max: 50 }),
        (integer, zeros) => {
          const spelled = new Decimal(
            `${integer.toString()}${"0".repeat(zeros)}e-${zeros}`,
          );
          expect(numbersEqual(integer, spelled)).toBe(true);
          expect(numbersEqual(integer + 1n, spelled)).toBe(false);
        },
      ),
    );
  });
});
