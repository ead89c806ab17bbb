import { AttributePath } from "../../attribute-path";
import { mapObject } from "../../schema/map-object";
import type { Type } from "../../schema/types";
import {
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
  isUnknown,
} from "../../schema/values";
import type { Value } from "../../schema/values";

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
  if (!isOfKind[type.kind](value))
    return [{ path, problem: `is not a ${type.kind}` }];
  const unexpected = namesOutside(type, value).map((name) => ({
    path: path.attribute(name),
    problem: "is not in the schema",
  }));
  const inner = partsOf(type, value, path).flatMap((part) =>
    part.value === undefined
      ? [{ path: part.path, problem: "is missing; use null" }]
      : findTypeErrors(part.type, part.value, part.path),
  );
  return [...unexpected, ...inner];
}

/** Finds the unknown values in a value. */
export function unknownsIn(
  type: Type,
  value: Value,
  path = AttributePath.root,
): readonly AttributePath[] {
  if (isUnknown(value)) return [path];
  return partsOf(type, value, path).flatMap((part) =>
    unknownsIn(part.type, part.value ?? null, part.path),
  );
}

/** The part of a value that is known and matches the type. The rest is null or omitted. */
export function conformingPart(type: Type, value: Value): Value {
  if (value === null || isUnknown(value) || !isOfKind[type.kind](value))
    return null;
  if (type.kind === "object" && isObjectValue(value))
    return mapObject(type.attributes, (attributeType, name) =>
      conformingPart(attributeType, value[name] ?? null),
    );
  if (!("element" in type)) return value;
  const { element } = type;
  if (isListValue(value))
    return value.map((part) => conformingPart(element, part));
  return isMapValue(value)
    ? new Map(
        [...value].map(([key, part]) => [key, conformingPart(element, part)]),
      )
    : value;
}

const isOfKind: Readonly<Record<Type["kind"], (value: Value) => boolean>> = {
  string: (value) => typeof value === "string",
  bool: (value) => typeof value === "boolean",
  number: (value) =>
    isNumberValue(value) &&
    (typeof value !== "number" || Number.isFinite(value)),
  list: isListValue,
  set: isListValue,
  map: isMapValue,
  object: isObjectValue,
};

/** A part of a value. It is undefined if an object lacks the attribute. */
interface Part {
  readonly type: Type;
  readonly value: Value | undefined;
  readonly path: AttributePath;
}

/** The elements of a collection, or the attributes of an object. A value of another kind has none. */
function partsOf(type: Type, value: Value, path: AttributePath): Part[] {
  if (type.kind === "object")
    return isObjectValue(value)
      ? Object.entries(type.attributes).map(([name, attributeType]) => ({
          type: attributeType,
          value: value[name],
          path: path.attribute(name),
        }))
      : [];
  if (!("element" in type)) return [];
  const { element } = type;
  if (isListValue(value))
    return value.map((part, index) => ({
      type: element,
      value: part,
      path: path.index(index),
    }));
  return isMapValue(value)
    ? [...value].map(([key, part]) => ({
        type: element,
        value: part,
        path: path.key(key),
      }))
    : [];
}

function namesOutside(type: Type, value: Value): readonly string[] {
  return type.kind === "object" && isObjectValue(value)
    ? Object.keys(value).filter((name) => !Object.hasOwn(type.attributes, name))
    : [];
}
