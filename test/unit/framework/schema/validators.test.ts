import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/attribute-path";
import { Diagnostics } from "../../../../src/framework/diagnostics";
import {
  elements,
  mapKeys,
  mapSizeAtMost,
  mapValues,
  matches,
  oneOf,
  stringLength,
  wholeNumberBetween,
} from "../../../../src/framework/schema/validators";
import type { Validator } from "../../../../src/framework/schema/validators";
import { Decimal, unknownValue } from "../../../../src/framework/schema/values";
import type {
  NumberValue,
  Unknown,
} from "../../../../src/framework/schema/values";

/** The errors of a validator for a value: path, summary and detail. */
function errorsOf<V>(
  validator: Validator<V>,
  value: V,
  isSensitive = false,
): readonly string[] {
  const diagnostics = new Diagnostics();
  validator(value, { path: pathTo("it"), diagnostics, isSensitive });
  return diagnostics.list.map(
    ({ severity, summary, detail, path }) =>
      `${severity} at ${path?.toString() ?? "?"}: ${summary}: ${detail}`,
  );
}

describe("stringLength", () => {
  test.each([
    ["", { max: 0 }],
    ["abc", { min: 3, max: 3 }],
    ["👍👍👍", { min: 3, max: 3 }],
    ["e\u0301", { min: 2, max: 2 }],
    ["a".repeat(1000), { min: 1 }],
  ])("accepts %j with %j", (value, limits) => {
    expect(errorsOf(stringLength(limits), value)).toEqual([]);
  });

  test.each([
    ["", { min: 1 }, 'it has 0 characters: "". Allowed: at least 1 character.'],
    [
      "ab",
      { max: 1 },
      'it has 2 characters: "ab". Allowed: at most 1 character.',
    ],
    [
      "👍",
      { min: 2, max: 3 },
      'it has 1 character: "👍". Allowed: from 2 to 3 characters.',
    ],
    [
      "👍".repeat(81),
      { max: 60 },
      `it has 81 characters: "${"👍".repeat(80)}"…. Allowed: at most 60 characters.`,
    ],
  ])("rejects %j with %j", (value, limits, detail) => {
    expect(errorsOf(stringLength(limits), value)).toEqual([
      `error at it: Invalid length: ${detail}`,
    ]);
  });
});

describe("oneOf", () => {
  const validator = oneOf(["a", "b c"]);

  test("accepts the listed values", () => {
    expect(errorsOf(validator, "b c")).toEqual([]);
  });

  test.each(["", "A", "toString"])(
    "rejects %j, and lists what is allowed",
    (value) => {
      expect(errorsOf(validator, value)).toEqual([
        `error at it: Invalid value: it is "${value}". Allowed: "a", "b c".`,
      ]);
    },
  );
});

test("oneOf, matches and wholeNumberBetween quote only the beginning of a long value, and show its length", () => {
  const endless = "x".repeat(100_000);
  const received = `"${"x".repeat(80)}"… (100000 characters)`;
  expect([
    ...errorsOf(oneOf(["a"]), endless),
    ...errorsOf(matches(/a/, "an a"), endless),
    ...errorsOf(wholeNumberBetween(0, 1), 10n ** 999n),
  ]).toEqual([
    `error at it: Invalid value: it is ${received}. Allowed: "a".`,
    `error at it: Invalid value: it is ${received}. Expected an a.`,
    `error at it: Invalid value: it is 1${"0".repeat(79)}… (1000 characters). Expected a whole number from 0 to 1.`,
  ]);
});

describe("matches", () => {
  const validator = matches(/^x_\d+$/, "x_ and a number");

  test("accepts a match", () => {
    expect(errorsOf(validator, "x_12")).toEqual([]);
  });

  test("rejects other values, and says what is expected", () => {
    expect(errorsOf(validator, "x_")).toEqual([
      'error at it: Invalid value: it is "x_". Expected x_ and a number.',
    ]);
  });
});

describe("wholeNumberBetween", () => {
  const validator = wholeNumberBetween(1, 300);

  test.each([1, 300])("accepts its limit %d", (value) => {
    expect(errorsOf(validator, value)).toEqual([]);
  });

  test.each<NumberValue>([0, 301, -1, 1.5, 2n ** 64n, new Decimal("1e400")])(
    "rejects %s, and names the limits",
    (value) => {
      expect(errorsOf(validator, value)).toEqual([
        `error at it: Invalid value: it is ${value.toString()}. Expected a whole number from 1 to 300.`,
      ]);
    },
  );
});

describe("validators of maps", () => {
  const mapOf = (...keys: readonly string[]) =>
    new Map(keys.map((key) => [key, "v"]));

  test("mapSizeAtMost accepts its limit, and rejects more", () => {
    expect(errorsOf(mapSizeAtMost(2), mapOf("a", "b"))).toEqual([]);
    expect(errorsOf(mapSizeAtMost(2), mapOf("a", "b", "c"))).toEqual([
      "error at it: Too many entries: it has 3 entries. Allowed: at most 2 entries.",
    ]);
    expect(errorsOf(mapSizeAtMost(0), mapOf("a"))).toEqual([
      "error at it: Too many entries: it has 1 entry. Allowed: at most 0 entries.",
    ]);
  });

  test("mapKeys reports each invalid key", () => {
    expect(
      errorsOf(
        mapKeys(stringLength({ max: 2 })),
        mapOf("ok", "long", "__proto__"),
      ),
    ).toEqual([
      'error at it["long"]: Invalid length: it["long"] has 4 characters: "long". Allowed: at most 2 characters.',
      'error at it["__proto__"]: Invalid length: it["__proto__"] has 9 characters: "__proto__". Allowed: at most 2 characters.',
    ]);
  });

  test("mapValues reports each invalid value by its key, and skips unknown ones", () => {
    const values = new Map<string, string | null | Unknown>([
      ["a", "ok"],
      ["b", "long"],
      ["c", null],
      ["d", unknownValue],
    ]);
    expect(errorsOf(mapValues(stringLength({ max: 2 })), values)).toEqual([
      'error at it["b"]: Invalid length: it["b"] has 4 characters. Allowed: at most 2 characters.',
      'error at it["c"]: Missing value: it["c"] is null. Give it a value, or omit the key.',
    ]);
  });
});

test("elements reports each invalid element, and skips unknown ones", () => {
  const validator = elements(stringLength({ max: 2 }));
  expect(errorsOf(validator, ["ok", "long", null, unknownValue])).toEqual([
    'error at it: Invalid length: it has 4 characters: "long". Allowed: at most 2 characters.',
    "error at it: Missing value: An element of it is null. Give it a value, or omit it.",
  ]);
});

const secrets = new Map([["k", "hush"]]);

test.each<[string, readonly string[]]>([
  ["stringLength", errorsOf(stringLength({ max: 2 }), "hush", true)],
  ["oneOf", errorsOf(oneOf(["a"]), "hush", true)],
  ["matches", errorsOf(matches(/a/, "an a"), "hush", true)],
  ["wholeNumberBetween", errorsOf(wholeNumberBetween(0, 1), 815, true)],
])("%s does not show a sensitive value", (_, [error]) => {
  expect(error).toMatch(/it (has 4 characters|is a value that is not shown)\./);
  expect(error).not.toMatch(/hush|815/);
});

test.each<[string, readonly string[]]>([
  ["stringLength", errorsOf(mapValues(stringLength({ max: 2 })), secrets)],
  ["oneOf", errorsOf(mapValues(oneOf(["a"])), secrets)],
  ["matches", errorsOf(mapValues(matches(/a/, "an a")), secrets)],
])("%s shows the key of a map, and never the value", (_, [error]) => {
  expect(error).toContain('it["k"]');
  expect(error).not.toContain("hush");
});
