import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/schema/attribute-path";
import { unknownValue } from "../../../../src/framework/schema/values";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  bug,
  config,
  privateState,
  setUp,
  setUpConfigured,
  state,
  thing,
} from "./setup";

describe("a read", () => {
  test("returns the resource's state and private state", async () => {
    const caller = await setUpConfigured({
      read: ({ state: read, privateState: kept }) =>
        Promise.resolve({
          state: { ...read, name: "new" },
          privateState: { ...kept, more: "2" },
        }),
    });
    expect(await caller.read(thing, state, privateState)).toEqual({
      state: { ...state, name: "new" },
      private: Buffer.from('{"kept":"1","more":"2"}'),
      diagnostics: [],
    });
  });

  test("keeps the private state if the resource returns none", async () => {
    const caller = await setUpConfigured();
    expect(await caller.read(thing, state, privateState)).toEqual({
      state,
      private: privateState,
      diagnostics: [],
    });
  });

  test("returns null for an object that is gone", async () => {
    const caller = await setUpConfigured({
      read: () => Promise.resolve({ state: null }),
    });
    expect(await caller.read(thing, state)).toMatchObject({
      state: null,
      diagnostics: [],
    });
  });

  test("that failed keeps the state", async () => {
    const caller = await setUpConfigured({
      read: ({ diagnostics }) => {
        diagnostics.error("Unreachable", "Try again later.");
        return Promise.resolve({ state: null, privateState: {} });
      },
    });
    expect(await caller.read(thing, state, privateState)).toMatchObject({
      state,
      private: privateState,
      diagnostics: [{ summary: "Unreachable" }],
    });
  });

  test("with an invalid state is the provider's bug, and keeps the state", async () => {
    const caller = await setUpConfigured({
      read: () => Promise.resolve({ state: { ...state, id: unknownValue } }),
    });
    expect(await caller.read(thing, state)).toMatchObject({
      state,
      diagnostics: [bug("id: the new state has an unknown value.", "id")],
    });
  });
});

describe("an import", () => {
  test("returns the resource's attributes, and null for the others", async () => {
    const caller = await setUpConfigured({
      import: ({ id, providerData }) => {
        expect(providerData).toEqual({ key: "the key" });
        return Promise.resolve({ state: { id }, privateState: { by: "id" } });
      },
    });
    expect(await caller.import(thing, "7")).toEqual({
      imported: [
        {
          typeName: "test_thing",
          state: { ...config, id: "7", name: null },
          private: Buffer.from('{"by":"id"}'),
        },
      ],
      diagnostics: [],
    });
  });

  test("that failed returns nothing", async () => {
    const caller = await setUpConfigured({
      import: ({ id, diagnostics }) => {
        diagnostics.error("Invalid id", id, pathTo("id"));
        return Promise.resolve({ state: {} });
      },
    });
    expect(await caller.import(thing, "?")).toEqual({
      imported: [],
      diagnostics: [
        { severity: "error", summary: "Invalid id", detail: "?", path: "id" },
      ],
    });
  });

  test("with an invalid state is the provider's bug, and returns nothing", async () => {
    const caller = await setUpConfigured({
      import: () => Promise.resolve({ state: { id: 7 } }),
    });
    expect(await caller.import(thing, "7")).toEqual({
      imported: [],
      diagnostics: [bug("id: the value is not a string.", "id")],
    });
  });

  test("is an error if the resource does not support it", async () => {
    const caller = await setUpConfigured();
    expect(await caller.import(thing, "7")).toEqual({
      imported: [],
      diagnostics: [
        {
          severity: "error",
          summary: "Import is not supported",
          detail: 'test_thing cannot be imported; the id received is "7".',
          path: "",
        },
      ],
    });
  });
});

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
      diagnostics: [bug("size: the value is not a number.", "size")],
    });
  });

  test("that is not an object is an error", async () => {
    const { caller } = setUp({ upgrades });
    const { diagnostics } = await caller.upgrade(thing, 1, "[]");
    expect(diagnostics).toHaveLength(1);
  });
});

describe("a data source", () => {
  test("is read", async () => {
    const caller = await setUpConfigured(
      {},
      {
        read: ({ config: { name }, providerData }) => {
          expect(providerData).toEqual({ key: "the key" });
          return Promise.resolve({ ...state, name: name ?? null });
        },
      },
    );
    expect(
      await caller.readDataSource(thing, { ...config, name: "x" }),
    ).toEqual({
      state: { ...state, name: "x" },
      diagnostics: [],
    });
  });

  test.each<[string, ObjectValue | null, readonly unknown[]]>([
    ["null", null, [bug("The object: the state is missing.")]],
    [
      "an invalid state",
      { ...state, name: true },
      [bug("name: the value is not a string.", "name")],
    ],
  ])("that returns %s is the provider's bug", async (_, read, diagnostics) => {
    const caller = await setUpConfigured(
      {},
      {
        read: () => Promise.resolve(read),
      },
    );
    expect(await caller.readDataSource(thing, config)).toEqual({
      state: undefined,
      diagnostics,
    });
  });

  test("returns nothing if it fails", async () => {
    const caller = await setUpConfigured(
      {},
      {
        read: ({ diagnostics }) => {
          diagnostics.error("Not found", "There is none.");
          return Promise.resolve(null);
        },
      },
    );
    expect(await caller.readDataSource(thing, config)).toMatchObject({
      state: undefined,
      diagnostics: [{ summary: "Not found" }],
    });
  });
});
