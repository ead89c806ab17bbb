import type { DataSource } from "../../../../src/framework/data-source";
import {
  attribute,
  defineSchema,
} from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

export const nullDataSourceSchema = defineSchema({
  description: "Hands on what it is given.",
  deprecated: "Use local values instead.",
  attributes: {
    id: attribute(types.string, {
      computed: true,
      description: "Always the same.",
    }),
    inputs: attribute(types.map(types.string), {
      optional: true,
      description: "Any texts.",
    }),
    outputs: attribute(types.map(types.string), {
      computed: true,
      description: "What `inputs` is.",
    }),
    random: attribute(types.string, {
      computed: true,
      description: "A random number, another one at each read.",
    }),
    has_computed_default: attribute(types.string, {
      optional: true,
      computed: true,
      description: "What it is set to, else `default`.",
    }),
  },
});

/** Creates the data source `null_data_source`. */
export function createNullDataSource(
  randomNumber: () => string,
): DataSource<typeof nullDataSourceSchema, object> {
  return {
    typeName: "null_data_source",
    schema: nullDataSourceSchema,
    read: ({ config: { inputs, has_computed_default } }) =>
      Promise.resolve({
        id: "static",
        inputs,
        outputs: inputs ?? new Map(),
        random: randomNumber(),
        has_computed_default: has_computed_default ?? "default",
      }),
  };
}
