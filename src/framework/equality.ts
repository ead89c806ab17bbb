import type { Type } from "./types";
import {
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
} from "./values";
import type { ObjectValue, Value } from "./values";

/** Whether two values of a type mean the same. Two unknown values count as the same. */
export function valuesEqual(type: Type, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isNumberValue(a) && isNumberValue(b))
    return a.toString() === b.toString();
  if (isListValue(a) && isListValue(b) && "element" in type)
    return type.kind === "set"
      ? setsEqual(type.element, a, b)
      : listsEqual(type.element, a, b);
  if (isMapValue(a) && isMapValue(b) && type.kind === "map")
    return mapsEqual(type.element, a, b);
  if (isObjectValue(a) && isObjectValue(b) && type.kind === "object")
    return objectsEqual(type.attributes, a, b);
  return false;
}

function listsEqual(
  element: Type,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  return (
    a.length === b.length &&
    a.every((value, index) => valuesEqual(element, value, b[index] ?? null))
  );
}

function setsEqual(
  element: Type,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((value) => {
    const index = rest.findIndex((other) => valuesEqual(element, value, other));
    if (index === -1) return false;
    rest.splice(index, 1);
    return true;
  });
}

function mapsEqual(
  element: Type,
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, value]) => {
      const other = b.get(key);
      return other !== undefined && valuesEqual(element, value, other);
    })
  );
}

function objectsEqual(
  attributes: Readonly<Record<string, Type>>,
  a: ObjectValue,
  b: ObjectValue,
): boolean {
  return Object.entries(attributes).every(([name, type]) =>
    valuesEqual(type, a[name] ?? null, b[name] ?? null),
  );
}
