import { describe, expect, test } from "@jest/globals";
import {
  unknownValue,
  type Unknown,
} from "../../../../../src/framework/schema/values";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";
import {
  mergePairs,
  splitMetadata,
  type ConfiguredPairs,
  type ShownMetadata,
} from "../../../../../src/provider/express-customer/metadata/metadata";

type Pairs = Readonly<Record<string, string>>;

const map = (pairs: Pairs) => new Map(Object.entries(pairs));
const shown = (own: Pairs, all: Pairs): ShownMetadata => ({
  metadata: map(own),
  metadata_all: map(all),
});

describe("the metadata of a plan", () => {
  const unknownTeam: ConfiguredPairs = new Map([["team", unknownValue]]);

  test.each<{
    readonly what: string;
    readonly defaults: ConfiguredPairs | Unknown;
    readonly own: ConfiguredPairs | Unknown;
    readonly merged: unknown;
  }>([
    {
      what: "own pairs over defaults",
      defaults: map({ team: "a", tier: "1" }),
      own: map({ team: "" }),
      merged: map({ team: "", tier: "1" }),
    },
    {
      what: "an unknown default stays unknown",
      defaults: unknownTeam,
      own: map({ tier: "1" }),
      merged: new Map([...unknownTeam, ["tier", "1"]]),
    },
    {
      what: "an unknown own value covers a default",
      defaults: map({ team: "a" }),
      own: unknownTeam,
      merged: unknownTeam,
    },
    {
      what: "unknown defaults make all of it unknown",
      defaults: unknownValue,
      own: map({}),
      merged: unknownValue,
    },
    {
      what: "unknown own metadata makes all of it unknown",
      defaults: map({}),
      own: unknownValue,
      merged: unknownValue,
    },
  ])("$what", ({ defaults, own, merged }) => {
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
