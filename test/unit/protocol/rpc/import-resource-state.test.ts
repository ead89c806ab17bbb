import { expect, test } from "@jest/globals";
import type { Resource } from "../../../../src/framework/resource";
import { pathTo } from "../../../../src/framework/attribute-path";
import {
  bug,
  config,
  identified,
  identity,
  ofOne,
  setUpConfigured,
  thing,
} from "../../../support/providers/thing-provider";

test("an import returns the resource's attributes, and null for the others", async () => {
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

test.each<[string, Partial<Resource>, object]>([
  [
    "failed",
    {
      import: ({ id, diagnostics }) => {
        diagnostics.error("Invalid id", id, pathTo("id"));
        return Promise.resolve({ state: {} });
      },
    },
    { severity: "error", summary: "Invalid id", detail: "7", path: "id" },
  ],
  [
    "has an invalid state, which is the provider's bug,",
    { import: () => Promise.resolve({ state: { id: 7 } }) },
    bug("id", "not a string"),
  ],
  [
    "the resource does not support",
    {},
    {
      severity: "error",
      summary: "Import is not supported",
      detail: 'test_thing cannot be imported; the id received is "7".',
      path: "",
    },
  ],
])("an import that %s returns nothing", async (_, changes, diagnostic) => {
  const caller = await setUpConfigured(changes);
  expect(await caller.import(thing, "7")).toEqual({
    imported: [],
    diagnostics: [diagnostic],
  });
});

test("an import by identity gets it, and returns it", async () => {
  const caller = await setUpConfigured({
    identity,
    import: ({ id, identity: given }) =>
      Promise.resolve({ state: { id: given?.id ?? null, name: `id "${id}"` } }),
  });
  expect((await caller.import(identified, ofOne)).imported).toMatchObject([
    { state: { id: "1", name: 'id ""' }, identity: ofOne },
  ]);
});
