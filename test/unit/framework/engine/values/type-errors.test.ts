import { describe, expect, test } from "@jest/globals";
import {
  conformingPart,
  findTypeErrors,
  unknownsIn,
} from "../../../../../src/framework/engine/values/type-errors";
import { types } from "../../../../../src/framework/schema/types";
import type { Type } from "../../../../../src/framework/schema/types";
import {
  Decimal,
  unknownValue,
} from "../../../../../src/framework/schema/values";
import type { Value } from "../../../../../src/framework/schema/values";

const { string, bool, number, list, set, map, object } = types;
const pair = object({ a: string, b: list(number) });

describe("a value of a type", () => {
  test.each<[Type, Value]>([
    [string, ""],
    [bool, false],
    [number, 0],
    [number, 2n ** 70n],
    [number, new Decimal("0.1")],
    [list(string), []],
    [set(string), ["a", null]],
    [map(number), new Map([["__proto__", 1]])],
    [pair, { a: null, b: [1] }],
    [pair, null],
  ])("matches, and is kept as it is: %j", (type, value) => {
    expect(findTypeErrors(type, value)).toEqual([]);
    expect(
      conformingPart(type, unknownsIn(type, value).length > 0 ? null : value),
    ).toEqual(unknownsIn(type, value).length > 0 ? null : value);
  });
});

describe("a value that is not of its type", () => {
  test.each<[string, Type, Value, readonly string[], Value]>([
    ["a number as text", number, "1", [": is not a number"], null],
    ["NaN", number, NaN, [": is not a number"], null],
    ["infinity", number, Infinity, [": is not a number"], null],
    ["a bool as text", bool, "true", [": is not a bool"], null],
    ["a string as a number", string, 1, [": is not a string"], null],
    ["a list as a map", list(string), new Map(), [": is not a list"], null],
    ["a set as an object", set(string), {}, [": is not a set"], null],
    ["a map as an object", map(string), { a: "1" }, [": is not a map"], null],
    ["an object as a map", pair, new Map(), [": is not a object"], null],
    [
      "an object as a decimal",
      pair,
      new Decimal("1"),
      [": is not a object"],
      null,
    ],
    [
      "elements of a list",
      list(string),
      ["a", 1, true],
      ["[1]: is not a string", "[2]: is not a string"],
      ["a", null, null],
    ],
    [
      "elements of a map",
      map(bool),
      new Map<string, Value>([
        ["x", 1],
        ["y", true],
      ]),
      ['["x"]: is not a bool'],
      new Map([
        ["x", null],
        ["y", true],
      ]),
    ],
    [
      "a missing attribute",
      pair,
      { a: "x" },
      ["b: is missing; use null"],
      { a: "x", b: null },
    ],
    [
      "a unexpected attribute",
      pair,
      { a: "x", b: [], c: 1 },
      ["c: is not in the schema"],
      { a: "x", b: [] },
    ],
    [
      "a nested attribute",
      map(pair),
      new Map([["k", { a: 1, b: ["1"] }]]),
      ['["k"].a: is not a string', '["k"].b[0]: is not a number'],
      new Map([["k", { a: null, b: [null] }]]),
    ],
  ])("is found, and the rest is kept: %s", (_, type, value, found, rest) => {
    expect(
      findTypeErrors(type, value).map(
        ({ path, problem }) => `${path.toString()}: ${problem}`,
      ),
    ).toEqual(found);
    expect(conformingPart(type, value)).toEqual(rest);
  });
});

describe("unknown values", () => {
  test.each<[Type, Value, readonly string[]]>([
    [string, unknownValue, [""]],
    [list(string), ["a", unknownValue], ["[1]"]],
    [set(list(string)), [[unknownValue]], ["[0][0]"]],
    [map(string), new Map([["k", unknownValue]]), ['["k"]']],
    [pair, { a: unknownValue, b: [1, unknownValue] }, ["a", "b[1]"]],
    [pair, { a: null, b: null }, []],
    [pair, null, []],
  ])("are found in %#", (type, value, paths) => {
    expect(unknownsIn(type, value).map((path) => path.toString())).toEqual(
      paths,
    );
  });

  test("are not part of the known values", () => {
    expect(
      conformingPart(pair, { a: unknownValue, b: [1, unknownValue] }),
    ).toEqual({ a: null, b: [1, null] });
  });
});
