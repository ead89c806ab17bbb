import type { Resource } from "../../../../src/framework/resource";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

export const nullResourceSchema = defineSchema({
  description:
    "Has the life of a resource, and does nothing. A change of `triggers` replaces it, and so runs its provisioners again.",
  attributes: {
    id: attribute(types.string, {
      computed: true,
      useStateForUnknown: true,
      description: "A random number, made with the resource.",
    }),
    triggers: attribute(types.map(types.string), {
      optional: true,
      requiresReplace: true,
      description: "Any texts that, when they change, replace the resource.",
    }),
  },
});

/** Creates the resource `null_resource`. */
export function createNullResource(
  randomNumber: () => string,
): Resource<typeof nullResourceSchema, object> {
  return {
    typeName: "null_resource",
    schema: nullResourceSchema,
    create: ({ planned: { triggers } }) =>
      Promise.resolve({ state: { id: randomNumber(), triggers } }),
    read: ({ state }) => Promise.resolve({ state }),
    update: ({ prior }) => Promise.resolve({ state: prior }),
    delete: () => Promise.resolve(),
    import: ({ id }) => Promise.resolve({ state: { id } }),
  };
}
