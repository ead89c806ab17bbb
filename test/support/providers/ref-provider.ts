/** The reference provider of the recorded conversations, written with our framework. It keeps nothing. */
import type { Action } from "../../../src/framework/action";
import { isWholeState } from "../../../src/framework/engine/values/whole-state";
import type { ListResource } from "../../../src/framework/list-resource";
import type { Provider } from "../../../src/framework/provider";
import type { Resource } from "../../../src/framework/resource";
import type { State } from "../../../src/framework/schema/inference";
import { types } from "../../../src/framework/schema/types";
import { isUnknown } from "../../../src/framework/schema/values";
import { schemaOf, text, typed } from "../provider/attributes";

const providerSchema = schemaOf({
  note: text(),
});

const thingSchema = schemaOf({
  active: typed(types.bool, { optional: true, default: true }),
  id: text({ computed: true, useStateForUnknown: true, neverNull: true }),
  metadata: typed(types.map(types.string)),
  name: text({ required: true }),
});

const identitySchema = schemaOf({
  id: text({ required: true }),
});

export const thing: Resource<
  typeof thingSchema,
  object,
  typeof identitySchema
> = {
  typeName: "ref_thing",
  schema: thingSchema,
  identity: {
    schema: identitySchema,
    identify: ({ id }) => ({ id }),
  },
  create: ({ planned }) =>
    Promise.resolve({
      state: {
        ...planned,
        id: isUnknown(planned.id) ? `thing_${planned.name}` : planned.id,
      },
    }),
  read: ({ state }) =>
    Promise.resolve({
      state: isWholeState(thingSchema, state)
        ? state
        : { ...state, active: true, name: "imported" },
    }),
  update: ({ planned, prior }) =>
    Promise.resolve({ state: { ...planned, id: prior.id } }),
  delete: () => Promise.resolve(),
  import: ({ id, identity }) =>
    Promise.resolve({ state: { id: identity?.id ?? id } }),
};

const listSchema = schemaOf({
  active: typed(types.bool),
  name_contains: text(),
});

const things: readonly State<typeof thingSchema>[] = [0, 1, 2, 3, 4].map(
  (index) => ({
    active: index % 2 === 0,
    id: `thing_${index}`,
    metadata: null,
    name: `Thing ${index}`,
  }),
);

export const thingList: ListResource<typeof listSchema, object> = {
  typeName: "ref_thing",
  schema: listSchema,
  async *list({ limit, diagnostics }) {
    for (const state of things) {
      yield {
        identity: { id: state.id },
        displayName: state.name,
        state: { ...state },
      };
      await Promise.resolve();
    }
    if (limit > things.length)
      diagnostics.warning("That is all", "A warning at the end of a list.");
  },
};

const pokeSchema = schemaOf({
  thing_id: text({ required: true }),
  times: typed(types.number),
});

export const poke: Action<typeof pokeSchema, object> = {
  typeName: "ref_poke",
  schema: pokeSchema,
  invoke({ progress }) {
    progress("poke 1");
    progress("poke 2");
    return Promise.resolve();
  },
};

/** Creates the reference provider. */
export function createRefProvider(): Provider<typeof providerSchema, object> {
  return {
    name: "ref",
    schema: providerSchema,
    resources: [thing],
    listResources: [thingList],
    actions: [poke],
    configure: () => ({}),
  };
}
