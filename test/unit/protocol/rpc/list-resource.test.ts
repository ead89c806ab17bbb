import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../../src/framework/failure";
import type {
  ListedObject,
  ListResource,
} from "../../../../src/framework/list-resource";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import type { ListResource_Request } from "../../../../src/protocol/wire/generated/tfplugin6";
import {
  identity,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";

const { typeName } = thing;

const listed = (id: string): ListedObject => ({
  identity: { id, zone: null },
  displayName: `Thing ${id}`,
  state: { ...state, id },
});

/** Lists objects. An event is shown with its diagnostics as texts. */
async function list(
  objects: ListResource["list"],
  {
    config = { note: null },
    ...request
  }: Partial<Omit<ListResource_Request, "config">> & {
    config?: ObjectValue | null;
  } = {},
) {
  const caller = await setUpConfigured(
    { identity },
    { list: { list: objects } },
  );
  const events = await caller.stream("ListResource", {
    typeName,
    config: encodeDynamicValue(config),
    ...request,
  });
  return events.map(({ displayName, diagnostic, resourceObject }) => ({
    displayName,
    diagnostics: diagnostic.map(({ summary, detail }) => summary + detail),
    state: resourceObject && decodeObject(thing.schema, resourceObject)?.id,
  }));
}

async function* three() {
  for (const id of ["1", "2", "3"]) {
    yield listed(id);
    await Promise.resolve();
  }
}

describe("a list", () => {
  test("has an event for each object", async () => {
    expect(await list(three)).toEqual(
      ["1", "2", "3"].map((id) => ({
        displayName: `Thing ${id}`,
        diagnostics: [],
        state: undefined,
      })),
    );
  });

  test("has the states if they are asked for", async () => {
    const events = await list(three, { includeResourceObject: true });
    expect(events.map((event) => event.state)).toEqual(["1", "2", "3"]);
  });

  test("stops at the limit, and reports that there are more", async () => {
    expect(await list(three, { limit: 2 })).toMatchObject([
      { displayName: "Thing 1", diagnostics: [] },
      {
        displayName: "Thing 2",
        diagnostics: [expect.stringContaining("The list is not complete")],
      },
    ]);
  });

  test("reports nothing if the limit is just high enough", async () => {
    const events = await list(three, { limit: 3 });
    expect(events.map(({ diagnostics }) => diagnostics)).toEqual([[], [], []]);
  });

  test("that fails halfway has the objects so far and the error, without secrets", async () => {
    const events = await list(
      async function* () {
        yield listed("1");
        await Promise.resolve();
        throw new Failure("No more", "The API rejects the password.");
      },
      { config: { note: "password" } },
    );
    expect(events).toMatchObject([
      {
        displayName: "Thing 1",
        diagnostics: [expect.stringMatching(/^No moreThe API rejects the /)],
      },
    ]);
    expect(JSON.stringify(events)).not.toContain("password");
  });

  test("without a configuration gets nulls", async () => {
    const events = await list(
      async function* ({ config }) {
        await Promise.resolve();
        yield { ...listed("1"), displayName: JSON.stringify(config) };
      },
      { config: null },
    );
    expect(events[0]?.displayName).toBe('{"note":null}');
  });

  test("reports an identity that is null as a bug, and ends", async () => {
    const events = await list(async function* () {
      await Promise.resolve();
      yield { ...listed("1"), identity: { id: null, zone: null } };
      yield listed("2");
    });
    expect(events).toMatchObject([
      { diagnostics: [expect.stringContaining("identity is null")] },
    ]);
  });
});
