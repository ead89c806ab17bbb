import { AttributePath } from "../schema/attribute-path";
import { nestedObjects } from "./nested-values";
import type { Attributes } from "../schema/schema";
import { isListValue, isMapValue, isObjectValue } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** The known texts in the sensitive and the write-only attributes of an object, including nested attributes. */
export function sensitiveTexts(
  attributes: Attributes,
  object: ObjectValue,
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const { sensitive, writeOnly, nesting } = attribute;
    const value = object[name] ?? null;
    if (sensitive === true || writeOnly === true) return textsIn(value);
    if (nesting === undefined) return [];
    return nestedObjects(nesting, value, AttributePath.root).flatMap((nested) =>
      sensitiveTexts(nesting.attributes, nested.object),
    );
  });
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  if (isListValue(value)) return value.flatMap(textsIn);
  if (isMapValue(value)) return [...value.values()].flatMap(textsIn);
  if (isObjectValue(value)) return Object.values(value).flatMap(textsIn);
  return [];
}
