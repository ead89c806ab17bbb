import { expect, test } from "@jest/globals";
import type { DataSource } from "../../../../src/framework/data-source";
import {
  bug,
  config,
  refused,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";

test.each<[string, DataSource["read"], object]>([
  [
    "is read",
    ({ config: { name }, providerData }) => {
      expect(providerData).toEqual({ key: "the key" });
      return Promise.resolve({ ...state, name: name ?? null });
    },
    { state },
  ],
  [
    "that returns null is the provider's bug",
    () => Promise.resolve(null),
    { diagnostics: [bug("", "missing")] },
  ],
  [
    "that returns an invalid state is the provider's bug",
    () => Promise.resolve({ ...state, name: true }),
    { diagnostics: [bug("name", "not a string")] },
  ],
  [
    "returns nothing if it fails",
    ({ diagnostics }) => {
      diagnostics.error(refused.summary, refused.detail);
      return Promise.resolve(null);
    },
    { diagnostics: [refused] },
  ],
])("a data source %s", async (_, read, response) => {
  const caller = await setUpConfigured({}, { dataSource: { read } });
  expect(await caller.readDataSource(thing, config)).toEqual({
    state: undefined,
    diagnostics: [],
    ...response,
  });
});
