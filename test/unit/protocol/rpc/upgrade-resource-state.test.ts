import { describe, expect, test } from "@jest/globals";
import {
  bug,
  setUp,
  state,
  thing,
} from "../../../support/providers/thing-provider";

describe("a stored state", () => {
  const upgrades = {
    1: (old: Readonly<Record<string, unknown>>) => ({
      ...state,
      name: String(old.title),
    }),
  };

  test("of the current version is returned byte for byte", async () => {
    const { caller } = setUp({ upgrades });
    const json = '{ "name":"a",  "n": 12345678901234567890 }';
    expect(await caller.upgrade(thing, 2, json)).toEqual({
      json,
      state: undefined,
      diagnostics: [],
    });
  });

  test("of an older version is upgraded by the resource", async () => {
    const { caller } = setUp({ upgrades });
    expect(await caller.upgrade(thing, 1, '{"title":"old"}')).toEqual({
      json: "",
      state: { ...state, name: "old" },
      diagnostics: [],
    });
  });

  test("of an unknown version is an error", async () => {
    const { caller } = setUp({ upgrades });
    for (const version of [0, 3]) {
      const { diagnostics } = await caller.upgrade(thing, version, "{}");
      expect(diagnostics).toEqual([
        {
          severity: "error",
          summary: "Unsupported state version",
          detail: `The state of this test_thing has version ${version}, and this provider supports versions up to 2. Use the version of the provider that wrote the state, or a later one.`,
          path: "",
        },
      ]);
    }
  });

  test("that the upgrade makes invalid is the provider's bug", async () => {
    const { caller } = setUp({
      upgrades: { 1: () => ({ ...state, size: "1" }) },
    });
    expect(await caller.upgrade(thing, 1, "{}")).toEqual({
      json: "",
      state: undefined,
      diagnostics: [bug("size", "not a number")],
    });
  });

  test("that is not an object is an error", async () => {
    const { caller } = setUp({ upgrades });
    const { diagnostics } = await caller.upgrade(thing, 1, "[]");
    expect(diagnostics).toHaveLength(1);
  });
});
