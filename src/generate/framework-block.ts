import type { AttributeType } from "@cdktf/commons";
import type { Schema } from "../framework/schema/schema";
import type { Type } from "../framework/schema/types";
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
          type: typeOf(attribute.type),
          description: attribute.description,
          description_kind: "markdown",
          ...(attribute.required && { required: true }),
          ...(attribute.optional && { optional: true }),
        },
      ]),
    ),
  };
}

function typeOf(type: Type): AttributeType {
  switch (type.kind) {
    case "string":
    case "bool":
    case "number":
      return type.kind;
    case "list":
    case "set":
    case "map":
      return [type.kind, typeOf(type.element)];
    case "object":
      return [
        "object",
        Object.fromEntries(
          Object.entries(type.attributes).map(([name, inner]) => [
            name,
            typeOf(inner),
          ]),
        ),
      ];
  }
}
