import { describe, expect, test } from "@jest/globals";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  bug,
  config,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";

describe("a data source", () => {
  test("is read", async () => {
    const caller = await setUpConfigured(
      {},
      {
        dataSource: {
          read: ({ config: { name }, providerData }) => {
            expect(providerData).toEqual({ key: "the key" });
            return Promise.resolve({ ...state, name: name ?? null });
          },
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
      { dataSource: { read: () => Promise.resolve(read) } },
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
        dataSource: {
          read: ({ diagnostics }) => {
            diagnostics.error("Not found", "There is none.");
            return Promise.resolve(null);
          },
        },
      },
    );
    expect(await caller.readDataSource(thing, config)).toMatchObject({
      state: undefined,
      diagnostics: [{ summary: "Not found" }],
    });
  });
});
