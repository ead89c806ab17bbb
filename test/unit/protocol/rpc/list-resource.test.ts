import { describe, expect, test } from "@jest/globals";
import { Failure } from "../../../../src/framework/failure";
import type {
  ListedObject,
  ListResource,
} from "../../../../src/framework/list-resource";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";
import type { ObjectValue } from "../../../../src/framework/schema/values";
import {
  decodeObject,
  encodeDynamicValue,
} from "../../../../src/protocol/wire/dynamic-value";
import {
  identity,
  setUpConfigured,
  state,
  thing,
} from "../../../support/providers/thing-provider";

const { typeName } = thing;

const schema = defineSchema({
  description: "For the test.",
  attributes: {
    note: attribute(types.string, {
      optional: true,
      sensitive: true,
      description: "For the test.",
    }),
  },
});

const listed = (id: string): ListedObject => ({
  identity: { id, zone: null },
  displayName: `Thing ${id}`,
  state: { ...state, id },
});

describe("a list", () => {
  const list = async (
    objects: ListResource["list"],
    {
      limit = 0,
      config = { note: null },
      includeResourceObject = false,
    }: {
      limit?: number;
      config?: ObjectValue | null;
      includeResourceObject?: boolean;
    } = {},
  ) => {
    const caller = await setUpConfigured(
      { identity },
      { listResources: [{ typeName, schema, list: objects }] },
    );
    const events = await caller.stream("ListResource", {
      typeName,
      config: encodeDynamicValue(config),
      includeResourceObject,
      limit,
    });
    return events.map(({ displayName, diagnostic, resourceObject }) => ({
      displayName,
      diagnostics: diagnostic.map(({ summary, detail }) => summary + detail),
      state: resourceObject && decodeObject(thing.schema, resourceObject)?.id,
    }));
  };

  async function* three() {
    for (const id of ["1", "2", "3"]) {
      yield listed(id);
      await Promise.resolve();
    }
  }

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
    const events = await list(three, { limit: 2 });
    expect(events.map(({ displayName }) => displayName)).toEqual([
      "Thing 1",
      "Thing 2",
    ]);
    expect(events[1]?.diagnostics[0]).toContain("The list is not complete");
  });

  test("reports nothing if the limit is just high enough", async () => {
    expect(await list(three, { limit: 3 })).toHaveLength(3);
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
    expect(events.map(({ displayName }) => displayName)).toEqual(["Thing 1"]);
    expect(events[0]?.diagnostics[0]).toMatch(/^No moreThe API rejects the /);
    expect(events[0]?.diagnostics[0]).not.toContain("password");
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
    expect(events).toHaveLength(1);
    expect(events[0]?.diagnostics[0]).toContain("identity is null");
  });
});
