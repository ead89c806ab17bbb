/** A provider for tests of RPCs, which replace parts of it with failures or mistakes. */
import { Readable } from "node:stream";
import { expect } from "@jest/globals";
import type { Action } from "../../../src/framework/action";
import type { DataSource } from "../../../src/framework/data-source";
import type { ResourceIdentity } from "../../../src/framework/identity";
import type { ListResource } from "../../../src/framework/list-resource";
import type { LogFields } from "../../../src/framework/logger";
import type { Provider } from "../../../src/framework/provider";
import type { CallContext } from "../../../src/framework/call-context";
import type { Resource } from "../../../src/framework/resource";
import { types } from "../../../src/framework/schema/types";
import { unknownValue } from "../../../src/framework/schema/values";
import type { ObjectValue } from "../../../src/framework/schema/values";
import { escapeRegExp } from "../../../src/text/escape-regexp";
import { schemaOf, text, typed } from "../provider/attributes";
import { bugSummary } from "../provider/bugs-in";
import { inProcess, silentLogger } from "../provider/in-process";
import { createProviderCaller } from "../provider/provider-caller";

const providerSchema = schemaOf({
  key: text({ optional: true, sensitive: true }),
});

const schema = {
  ...schemaOf({
    id: text({ computed: true, useStateForUnknown: true }),
    name: text({ required: true }),
    size: typed(types.number, { optional: true, requiresReplace: true }),
    password: text({ optional: true, sensitive: true }),
  }),
  version: 2,
};

/** The schema of the configurations of an action and of a list. */
const noteSchema = schemaOf({
  note: text({ optional: true, sensitive: true }),
});

export const thing = { typeName: "test_thing", schema };
export const privateState = Buffer.from('{"kept":"1"}');
export const config: ObjectValue = {
  id: null,
  name: "a",
  size: null,
  password: null,
};
export const planned: ObjectValue = { ...config, id: unknownValue };
export const state: ObjectValue = { ...config, id: "1" };

/** An identity for the resource. A state has none of its zone. */
export const identity: ResourceIdentity = {
  schema: {
    ...schemaOf({
      id: text({ required: true, description: "Its id." }),
      zone: text({ optional: true, description: "Its zone." }),
    }),
    version: 1,
  },
  identify: ({ id }) => ({ id: id ?? null, zone: null }),
  upgrades: { 0: ({ key }) => ({ id: String(key), zone: null }) },
};

export const ofOne = { id: "1", zone: null };

/** The resource with its identity. */
export const identified = { ...thing, identity };

/** Creates a provider with a resource, a data source, a list and an action, parts of which a test replaces. */
export function setUp(
  changes: Partial<Resource> = {},
  {
    dataSource = {},
    list = {},
    action = {},
    ...providerChanges
  }: Partial<Provider> & {
    readonly dataSource?: Partial<DataSource>;
    readonly list?: Partial<ListResource>;
    readonly action?: Partial<Action>;
  } = {},
) {
  const logged: (readonly [string, LogFields | undefined])[] = [];
  const resource: Resource = {
    ...thing,
    create: ({ planned: { name } }) =>
      Promise.resolve({ state: { ...state, name: name ?? null } }),
    read: ({ state: { ...read } }) => Promise.resolve({ state: read }),
    update: ({ planned: { ...updated } }) =>
      Promise.resolve({ state: updated }),
    delete: () => Promise.resolve(),
    ...changes,
  };
  const { typeName } = thing;
  const provider: Provider = {
    name: "test",
    schema: providerSchema,
    resources: [resource],
    dataSources: [
      { ...thing, read: () => Promise.resolve(state), ...dataSource },
    ],
    listResources: [
      { typeName, schema: noteSchema, list: () => Readable.from([]), ...list },
    ],
    actions: [
      {
        typeName: "test_poke",
        schema: noteSchema,
        invoke: () => Promise.resolve(),
        ...action,
      },
    ],
    configure: ({ config: { key } }) => ({ key }),
    ...providerChanges,
  };
  const transport = inProcess(provider, {
    ...silentLogger,
    error: (message, fields) => {
      logged.push([message, fields]);
    },
  });
  return { caller: createProviderCaller(transport), logged };
}

/** Like {@link setUp}, with a configured provider. */
export async function setUpConfigured(...changes: Parameters<typeof setUp>) {
  const { caller } = setUp(...changes);
  expect(await caller.configure({ key: "the key" })).toEqual([]);
  return caller;
}

/** A handler that reports an error, and returns the state that it has reached. */
export const refuse =
  (reached: ObjectValue | null) =>
  ({ diagnostics }: Pick<CallContext, "diagnostics">) => {
    diagnostics.error("Refused", "There is no room.");
    return Promise.resolve({ state: reached });
  };

/** The diagnostic of {@link refuse}. */
export const refused = {
  severity: "error",
  summary: "Refused",
  detail: "There is no room.",
  path: "",
};

/** The diagnostic about a mistake in the provider: where it is, and words of its problem. */
export const bug = (path: string, words: string) => ({
  severity: "error",
  summary: bugSummary,
  detail: expect.stringMatching(
    new RegExp(`^${escapeRegExp(path) || "The object"}: .*${words}`),
  ),
  path,
});

/** The diagnostic about an exception. */
export const exception = (message: string) => ({
  severity: "error",
  summary: "The provider failed unexpectedly",
  detail: expect.stringContaining(`${message}\n\n`),
  path: "",
});
