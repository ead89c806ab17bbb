import type { Diagnostics } from "../../diagnostics";
import type { AttributePath } from "../../attribute-path";
import { mapObject } from "../../schema/map-object";
import type { Attributes, Schema } from "../../schema/schema";
import type { ObjectValue } from "../../schema/values";
import { attributeValues, mapNestedObjects } from "./nested-values";

/** The paths of the write-only attributes that are set, also to an unknown value. */
export function writeOnlyValues(
  attributes: Attributes,
  object: ObjectValue,
): readonly AttributePath[] {
  return [...attributeValues(attributes, object)]
    .filter(({ attribute, value }) => attribute.writeOnly && value !== null)
    .map(({ path }) => path);
}

/** Fails a configuration that sets a write-only attribute. Terraform would store its value. */
export function rejectWriteOnly(
  { attributes }: Schema,
  config: ObjectValue,
  diagnostics: Diagnostics,
): void {
  for (const path of writeOnlyValues(attributes, config))
    diagnostics.error(
      "Write-only attributes are not supported",
      `${path.toString()} is write-only, and this release of Terraform would store its value. ` +
        "Use Terraform 1.11, OpenTofu 1.11, or later, or leave the attribute out.",
      path,
    );
}

/** An object in which the write-only attributes are null. */
export function withoutWriteOnly(
  attributes: Attributes,
  object: ObjectValue,
): ObjectValue {
  return mapObject(object, (value, name) => {
    const { writeOnly, nesting } = attributes[name] ?? {};
    if (writeOnly === true) return null;
    return nesting === undefined
      ? value
      : mapNestedObjects(nesting, value, (inner) =>
          withoutWriteOnly(nesting.attributes, inner),
        );
  });
}
