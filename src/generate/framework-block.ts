import type { Schema } from "../framework/schema/schema";
import { typeJson } from "../framework/schema/type-json";
import type { BlockSchema } from "./provider-schema";

/**
 * Converts a schema of the framework to Terraform's JSON. The Terraform that generates the files may be too old to
 * know lists and actions.
 */
export function blockOf({ description, attributes }: Schema): BlockSchema {
  return {
    description,
    description_kind: "markdown",
    block_types: {},
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [
        name,
        {
          type: typeJson(attribute.type),
          description: attribute.description,
          description_kind: "markdown",
          ...(attribute.required && { required: true }),
          ...(attribute.optional && { optional: true }),
        },
      ]),
    ),
  };
}
