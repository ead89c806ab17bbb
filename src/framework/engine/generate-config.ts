import { mapObject } from "../schema/map-object";
import { isConfigurable } from "../schema/schema";
import type { Attribute, Attributes } from "../schema/schema";
import type { ObjectValue, Value } from "../schema/values";
import { valuesEqual } from "./values/equality";
import { mapNestedObjects } from "./values/nested-values";

/**
 * The shortest configuration that declares a state. Attributes that only the provider sets, that equal
 * their defaults, or that are deprecated, are null.
 */
export function generateConfig(
  attributes: Attributes,
  state: ObjectValue,
): ObjectValue {
  return mapObject(attributes, (attribute, name) =>
    configuredValue(attribute, state[name] ?? null),
  );
}

function configuredValue(attribute: Attribute, value: Value): Value {
  const { computed, deprecated, nesting, type } = attribute;
  const isSetByUsers =
    isConfigurable(attribute) && computed !== true && deprecated === undefined;
  if (!isSetByUsers) return null;
  const isDefault =
    attribute.default !== undefined &&
    valuesEqual(type, attribute.default, value);
  if (isDefault) return null;
  return nesting === undefined
    ? value
    : mapNestedObjects(nesting, value, (object) =>
        generateConfig(nesting.attributes, object),
      );
}
