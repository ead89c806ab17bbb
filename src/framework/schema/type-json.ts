import { mapObject } from "./map-object";
import type { Type } from "./types";

/** A type in Terraform's JSON notation. */
export type TypeJson =
  | "string"
  | "bool"
  | "number"
  | ["list" | "set" | "map", TypeJson]
  | ["object", Record<string, TypeJson>];

/** Converts a type to Terraform's JSON notation: `["map","string"]`. */
export function typeJson(type: Type): TypeJson {
  switch (type.kind) {
    case "string":
    case "bool":
    case "number":
      return type.kind;
    case "list":
    case "set":
    case "map":
      return [type.kind, typeJson(type.element)];
    case "object":
      return ["object", mapObject(type.attributes, typeJson)];
  }
}
