import { types } from "../../src/framework/schema/types";
import type { Type } from "../../src/framework/schema/types";
import { Decimal, unknownValue } from "../../src/framework/schema/values";
import type { Value } from "../../src/framework/schema/values";
import { anyText } from "./any-text";
import fc from "./fast-check";

const { string, bool, number, list, set, map, object } = types;

/** Texts that look like something else. */
const oddTexts = [
  "",
  "__proto__",
  "constructor",
  "toString",
  "0",
  "\ufeff",
  "\ufeffafter a byte order mark",
  `\ufeff${"long ".repeat(100)}`,
  "\u0000",
  "👩‍👩‍👧‍👦",
  "e\u0301",
  "\u{10ffff}",
];

const anyString = fc.oneof(anyText(), fc.constantFrom(...oddTexts));

const anyNumber: fc.Arbitrary<Value> = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.constantFrom(
    2 ** 53,
    2n ** 53n - 1n,
    2n ** 53n + 1n,
    -(2n ** 53n) - 1n,
    2n ** 63n - 1n,
    2n ** 63n,
    -(2n ** 63n),
    -(2n ** 63n) - 1n,
    2n ** 64n - 1n,
    2n ** 64n,
    0.1,
    1e21,
    1e300,
    5e-324,
  ),
  fc
    .tuple(fc.bigInt(), fc.integer({ min: -400, max: 400 }))
    .map(
      ([digits, exponent]) => new Decimal(`${digits.toString()}e${exponent}`),
    ),
);

const anyType = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    fc.constantFrom<Type[]>(string, bool, number),
    tie("type").map(list),
    tie("type").map(set),
    tie("type").map(map),
    fc
      .uniqueArray(
        fc.tuple(
          fc.constantFrom("a", "b", "constructor", "__proto__"),
          tie("type"),
        ),
        { selector: ([name]) => name },
      )
      .map((attributes) => object(Object.fromEntries(attributes))),
  ),
})).type;

function anyValueOf(type: Type): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 8, arbitrary: anyKnownValueOf(type) },
    { weight: 1, arbitrary: fc.constantFrom<Value[]>(null, unknownValue) },
  );
}

function anyKnownValueOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "string":
      return anyString;
    case "bool":
      return fc.boolean();
    case "number":
      return anyNumber;
    case "list":
    case "set":
      return fc.array(anyValueOf(type.element), { maxLength: 4 });
    case "map":
      return fc
        .array(fc.tuple(anyString, anyValueOf(type.element)), { maxLength: 4 })
        .map((entries) => new Map(entries));
    case "object":
      return fc
        .tuple(
          ...Object.entries(type.attributes).map(([name, inner]) =>
            anyValueOf(inner).map((value) => [name, value] as const),
          ),
        )
        .map((entries) => Object.fromEntries(entries));
  }
}

interface TypedValue {
  readonly type: Type;
  readonly value: Value;
}

/** A type, and a value of it. */
export const anyTypedValue = anyType.chain((type) =>
  anyValueOf(type).map((value): TypedValue => ({ type, value })),
);
