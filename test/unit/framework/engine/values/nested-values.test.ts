import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../../src/framework/attribute-path";
import {
  mapNestedObjects,
  nestedObjects,
} from "../../../../../src/framework/engine/values/nested-values";
import type { NestingMode } from "../../../../../src/framework/schema/schema";
import { unknownValue } from "../../../../../src/framework/schema/values";
import type { Value } from "../../../../../src/framework/schema/values";

const one = { a: 1 };
const two = { a: 2 };

describe("the objects inside a nested attribute", () => {
  test.each<[NestingMode, Value, readonly (readonly [string, unknown])[]]>([
    ["single", one, [["n", one]]],
    [
      "list",
      [one, unknownValue, two],
      [
        ["n[0]", one],
        ["n[2]", two],
      ],
    ],
    [
      "set",
      [one, null, two],
      [
        ["n", one],
        ["n", two],
      ],
    ],
    [
      "map",
      new Map<string, Value>([
        ["x", one],
        ["y", null],
        ["__proto__", two],
      ]),
      [
        ['n["x"]', one],
        ['n["__proto__"]', two],
      ],
    ],
  ])("of mode %s are found, each at its path", (mode, value, expected) => {
    expect(
      nestedObjects({ mode, attributes: {} }, value, pathTo("n")).map(
        ({ path, object }) => [path.toString(), object],
      ),
    ).toEqual(expected);
  });

  test.each<[NestingMode, Value, Value]>([
    ["single", one, { a: 1, b: 1 }],
    ["list", [one, null], [{ a: 1, b: 1 }, null]],
    ["set", [one, unknownValue], [{ a: 1, b: 1 }, unknownValue]],
    ["map", new Map([["x", one]]), new Map([["x", { a: 1, b: 1 }]])],
  ])("of mode %s are changed, and nothing else", (mode, value, expected) => {
    expect(
      mapNestedObjects({ mode, attributes: {} }, value, (object) => ({
        ...object,
        b: 1,
      })),
    ).toEqual(expected);
  });

  test.each<NestingMode>(["single", "list", "set", "map"])(
    "of mode %s are none if the value is null or unknown",
    (mode) => {
      const nesting = { mode, attributes: {} };
      for (const value of [null, unknownValue] as const) {
        expect(nestedObjects(nesting, value, pathTo("n"))).toEqual([]);
        expect(mapNestedObjects(nesting, value, () => one)).toBe(value);
      }
    },
  );
});
