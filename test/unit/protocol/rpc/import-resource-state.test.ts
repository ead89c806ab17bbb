import { describe, expect, test } from "@jest/globals";
import { pathTo } from "../../../../src/framework/attribute-path";
import {
  decodeIdentity,
  identityMessage,
} from "../../../../src/protocol/wire/identity-message";
import {
  bug,
  config,
  setUpConfigured,
  thing,
  identity,
  ofOne,
} from "../../../support/providers/thing-provider";

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

test("an import by identity gets it, and returns it", async () => {
  const caller = await setUpConfigured({
    identity,
    import: ({ id, identity: given }) =>
      Promise.resolve({
        state: { name: `${id}|${JSON.stringify(given?.id)}` },
      }),
  });
  const { importedResources } = await caller.call("ImportResourceState", {
    typeName: thing.typeName,
    identity: identityMessage(ofOne),
  });
  const [imported] = importedResources;
  expect(decodeIdentity(identity, imported?.identity)).toEqual(ofOne);
  expect(Buffer.from(imported?.state?.msgpack ?? []).toString()).toContain(
    '|"1"',
  );
});
