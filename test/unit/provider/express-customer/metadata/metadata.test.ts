import { describe, expect, test } from "@jest/globals";
import { ignoredKeyPattern } from "../../../../../src/api/express-customer-limits";
import {
  unknownValue,
  type Unknown,
} from "../../../../../src/framework/schema/values";
import {
  mergePairs,
  splitMetadata,
  type ConfiguredPairs,
  type ShownMetadata,
} from "../../../../../src/provider/express-customer/metadata/metadata";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";
import { checkMerged } from "../../../../../src/provider/express-customer/metadata/check-metadata";

type Pairs = Readonly<Record<string, string>>;

const map = (pairs: Pairs) => new Map(Object.entries(pairs));
const shown = (own: Pairs, all: Pairs): ShownMetadata => ({
  metadata: map(own),
  metadata_all: map(all),
});

describe("the metadata of a plan", () => {
  test.each([
    [
      "own pairs over defaults",
      map({ team: "a", tier: "1" }),
      map({ team: "b" }),
      map({ team: "b", tier: "1" }),
    ],
    [
      "an own pair without text over a default",
      map({ team: "a" }),
      map({ team: "" }),
      map({ team: "" }),
    ],
    [
      "an unknown default stays unknown",
      new Map<string, string | Unknown>([["team", unknownValue]]),
      map({ tier: "1" }),
      new Map<string, unknown>([
        ["team", unknownValue],
        ["tier", "1"],
      ]),
    ],
    [
      "an unknown own value covers a default",
      map({ team: "a" }),
      new Map([["team", unknownValue]]),
      new Map([["team", unknownValue]]),
    ],
    [
      "unknown defaults make all of it unknown",
      unknownValue,
      map({}),
      unknownValue,
    ],
    [
      "unknown own metadata makes all of it unknown",
      map({}),
      unknownValue,
      unknownValue,
    ],
  ] as const satisfies readonly (readonly [
    string,
    ConfiguredPairs | Unknown,
    ConfiguredPairs | Unknown,
    unknown,
  ])[])("%s", (_what, defaults: ConfiguredPairs | Unknown, own, merged) => {
    expect(mergePairs(defaults, own)).toEqual(merged);
  });
});

describe("live metadata in a state", () => {
  test.each<{
    readonly what: string;
    readonly live: Pairs;
    readonly before: ShownMetadata | null;
    readonly defaults?: Pairs;
    readonly ignored?: readonly string[];
    readonly own: Pairs;
    readonly all?: Pairs;
  }>([
    {
      what: "an own pair stays an own one, also if it equals a default",
      live: { team: "a" },
      before: shown({ team: "a" }, { team: "a" }),
      defaults: { team: "a" },
      own: { team: "a" },
    },
    {
      what: "a default that was changed outside is not an own pair",
      live: { team: "x" },
      before: shown({}, { team: "a" }),
      defaults: { team: "a" },
      own: {},
    },
    {
      what: "a default that is no longer configured is not an own pair",
      live: { team: "a" },
      before: shown({}, { team: "a" }),
      own: {},
    },
    {
      what: "a new pair that equals a default is the default's",
      live: { team: "a" },
      before: shown({}, {}),
      defaults: { team: "a" },
      own: {},
    },
    {
      what: "a new pair that is not declared is shown as drift of both",
      live: { extra: "x" },
      before: shown({}, {}),
      own: { extra: "x" },
    },
    {
      what: "a pair that was removed outside is gone from both",
      live: {},
      before: shown({ team: "a" }, { team: "a", tier: "1" }),
      defaults: { tier: "1" },
      own: {},
    },
    {
      what: "an import takes pairs that equal defaults for defaults",
      live: { team: "a", tier: "2", extra: "x" },
      before: null,
      defaults: { team: "a", tier: "1" },
      own: { tier: "2", extra: "x" },
    },
    {
      what: "ignored keys are in neither",
      live: { team: "a", "billing/id": "7", note: "x" },
      before: null,
      ignored: ["billing/*", "note"],
      own: { team: "a" },
      all: { team: "a" },
    },
  ])(
    "$what",
    ({ live, before, defaults = {}, ignored = [], own, all = live }) => {
      const split = splitMetadata(map(live), {
        shown: before,
        defaults: map(defaults),
        ignored: ignoring(ignored),
      });
      expect(split).toEqual({ metadata: map(own), metadata_all: map(all) });
    },
  );

  test("defaults that are not known yet belong to nobody", () => {
    const { metadata } = splitMetadata(map({ team: "a" }), {
      shown: null,
      defaults: unknownValue,
      ignored: ignoring([]),
    });
    expect(metadata).toEqual(map({ team: "a" }));
  });
});

test.each([
  [["note"], "note", true],
  [["note"], "notes", false],
  [["bill*"], "bill", true],
  [["bill*"], "billing", true],
  [["bill*"], "Billing", false],
  [["*"], "", true],
  [[], "note", false],
])("with %j, ignoring the key %j is %j", (entries, key, isIgnored) => {
  expect(ignoring(entries).has(key)).toBe(isIgnored);
});

test.each([
  ["note", true],
  ["bill*", true],
  ["*", true],
  ["", false],
  ["*ing", false],
  ["b*g", false],
  ["b**", false],
])("the form of an ignored key: %j is %j", (entry, isAllowed) => {
  expect(ignoredKeyPattern.test(entry)).toBe(isAllowed);
});

describe("merged metadata is checked", () => {
  const pairs = (amount: number, prefix: string) =>
    new Map(
      Array.from({ length: amount }, (_, index) => [`${prefix}${index}`, "v"]),
    );

  test("for the number of pairs, with the customer's name", () => {
    const own = pairs(30, "own");
    const check = (defaults: number) => {
      checkMerged(new Map([...pairs(defaults, "default"), ...own]), {
        customer: '"Alpha"',
        own,
        ignored: ignoring([]),
      });
    };
    check(20);
    expect(() => {
      check(21);
    }).toThrow(/"Alpha" has 30 pairs of its own, and .* 51\. .* at most 50/);
  });

  test.each([
    ["metadata", map({ team: "a" })],
    ["default_metadata", map({})],
  ])("for ignored keys, which %s must not declare", (by, own) => {
    expect(() => {
      checkMerged(map({ team: "a" }), {
        customer: '"Alpha"',
        own,
        ignored: ignoring(["te*"]),
      });
    }).toThrow(new RegExp(`"team" is both declared and ignored: .*${by}`));
  });
});
