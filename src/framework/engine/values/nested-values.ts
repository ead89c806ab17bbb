import { AttributePath } from "../../attribute-path";
import type { Attribute, Attributes, Nesting } from "../../schema/schema";
import { isListValue, isMapValue, isObjectValue } from "../../schema/values";
import type { ObjectValue, Value } from "../../schema/values";

/** An object inside the value of a nested attribute. */
export interface NestedObject {
  /** Its key in a map, or its index in a list or a set. A single object has the index 0. */
  readonly place: string | number;
  readonly path: AttributePath;
  readonly object: ObjectValue;
}

/** The known objects inside the value of a nested attribute. */
export function nestedObjects(
  { mode }: Nesting,
  value: Value,
  path: AttributePath,
): readonly NestedObject[] {
  const pathOf = (place: string | number): AttributePath => {
    if (typeof place === "string") return path.key(place);
    // An element of a set has no path of its own.
    return mode === "list" ? path.index(place) : path;
  };
  return elementsOf(value).flatMap(([place, object]) =>
    isObjectValue(object) ? [{ place, path: pathOf(place), object }] : [],
  );
}

function elementsOf(
  value: Value,
): readonly (readonly [string | number, Value])[] {
  if (isMapValue(value)) return [...value];
  return isListValue(value) ? [...value.entries()] : [[0, value]];
}

/** Applies `change` to each object inside the value of a nested attribute. */
export function mapNestedObjects(
  nesting: Nesting,
  value: Value,
  change: (object: ObjectValue) => ObjectValue,
): Value {
  const changed = (inner: Value): Value =>
    isObjectValue(inner) ? change(inner) : inner;
  if (nesting.mode === "single") return changed(value);
  if (isMapValue(value))
    return new Map([...value].map(([key, inner]) => [key, changed(inner)]));
  return isListValue(value) ? value.map(changed) : value;
}

/** An attribute, and what an object has there. */
export interface AttributeValue {
  readonly attribute: Attribute;
  readonly value: Value;
  readonly path: AttributePath;
  /** Whether the attribute is sensitive, or one that it is nested in. */
  readonly isSensitive: boolean;
}

/** Each attribute of an object, followed by those of the known objects that are nested in it. */
export function* attributeValues(
  attributes: Attributes,
  object: ObjectValue,
  at = { path: AttributePath.root, isSensitive: false },
): Iterable<AttributeValue> {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = object[name] ?? null;
    const path = at.path.attribute(name);
    const isSensitive = at.isSensitive || attribute.sensitive === true;
    yield { attribute, value, path, isSensitive };
    const { nesting } = attribute;
    if (nesting === undefined) continue;
    for (const { path: inner, object } of nestedObjects(nesting, value, path))
      yield* attributeValues(nesting.attributes, object, {
        path: inner,
        isSensitive,
      });
  }
}
