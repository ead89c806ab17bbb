import { attributeValues } from "./nested-values";
import type { Attributes } from "../../schema/schema";
import { isListValue, isMapValue, isObjectValue } from "../../schema/values";
import type { ObjectValue, Value } from "../../schema/values";

/** The known texts in the sensitive and the write-only attributes of an object, including nested attributes. */
export function sensitiveTexts(
  attributes: Attributes,
  object: ObjectValue,
): readonly string[] {
  return [...attributeValues(attributes, object)].flatMap(
    ({ attribute, value }) =>
      attribute.sensitive === true || attribute.writeOnly === true
        ? textsIn(value)
        : [],
  );
}

function textsIn(value: Value): readonly string[] {
  if (typeof value === "string") return [value];
  if (isListValue(value)) return value.flatMap(textsIn);
  if (isMapValue(value)) return [...value.values()].flatMap(textsIn);
  if (isObjectValue(value)) return Object.values(value).flatMap(textsIn);
  return [];
}
