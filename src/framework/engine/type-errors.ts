import { AttributePath } from "../schema/attribute-path";
import type { Type } from "../schema/types";
import {
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
  isUnknown,
} from "../schema/values";
import type { Value } from "../schema/values";

/** A part of a value that does not match its type. */
export interface TypeMismatch {
  readonly path: AttributePath;
  readonly problem: string;
}

/** Finds the parts of a value that do not match a type. Null and unknown match every type. */
export function findTypeErrors(
  type: Type,
  value: Value,
  path = AttributePath.root,
): readonly TypeMismatch[] {
  if (value === null || isUnknown(value)) return [];
  switch (type.kind) {
    case "string":
    case "bool":
    case "number":
      return isOfPrimitiveType(type.kind, value) ? [] : [wrongKind()];
    case "list":
    case "set":
      return isListValue(value)
        ? value.flatMap((element, index) =>
            findTypeErrors(type.element, element, path.index(index)),
          )
        : [wrongKind()];
    case "map":
      return isMapValue(value)
        ? [...value].flatMap(([key, element]) =>
            findTypeErrors(type.element, element, path.key(key)),
          )
        : [wrongKind()];
    case "object": {
      if (!isObjectValue(value)) return [wrongKind()];
      const unexpected = Object.keys(value)
        .filter((name) => !Object.hasOwn(type.attributes, name))
        .map((name) => ({
          path: path.attribute(name),
          problem: "is not in the schema",
        }));
      return Object.entries(type.attributes).reduce<readonly TypeMismatch[]>(
        (found, [name, attributeType]) => {
          const attribute = value[name];
          const at = path.attribute(name);
          return attribute === undefined
            ? [...found, { path: at, problem: "is missing; use null" }]
            : [...found, ...findTypeErrors(attributeType, attribute, at)];
        },
        unexpected,
      );
    }
  }

  function wrongKind(): TypeMismatch {
    return { path, problem: `is not a ${type.kind}` };
  }
}

/** Finds the unknown values in a value. */
export function unknownsIn(
  type: Type,
  value: Value,
  path = AttributePath.root,
): readonly AttributePath[] {
  if (isUnknown(value)) return [path];
  if (isListValue(value) && "element" in type)
    return value.flatMap((element, index) =>
      unknownsIn(type.element, element, path.index(index)),
    );
  if (isMapValue(value) && type.kind === "map")
    return [...value].flatMap(([key, element]) =>
      unknownsIn(type.element, element, path.key(key)),
    );
  if (isObjectValue(value) && type.kind === "object")
    return Object.entries(type.attributes).flatMap(([name, attributeType]) =>
      unknownsIn(attributeType, value[name] ?? null, path.attribute(name)),
    );
  return [];
}

/** The part of a value that is known and matches the type. The rest is null or omitted. */
export function conformingPart(type: Type, value: Value): Value {
  switch (type.kind) {
    case "string":
    case "bool":
    case "number":
      return isOfPrimitiveType(type.kind, value) ? value : null;
    case "list":
    case "set":
      return isListValue(value)
        ? value.map((element) => conformingPart(type.element, element))
        : null;
    case "map":
      return isMapValue(value)
        ? new Map(
            [...value].map(([key, element]) => [
              key,
              conformingPart(type.element, element),
            ]),
          )
        : null;
    case "object":
      return isObjectValue(value)
        ? Object.fromEntries(
            Object.entries(type.attributes).map(([name, attributeType]) => [
              name,
              conformingPart(attributeType, value[name] ?? null),
            ]),
          )
        : null;
  }
}

function isOfPrimitiveType(
  kind: "string" | "bool" | "number",
  value: Value,
): boolean {
  switch (kind) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean";
    case "number":
      return (
        isNumberValue(value) &&
        (typeof value !== "number" || Number.isFinite(value))
      );
  }
}
