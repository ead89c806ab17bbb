import { isConfigurable, type Attributes, type Schema } from "../schema/schema";
import type { ObjectValue, Value } from "../schema/values";
import { valuesEqual } from "./values/equality";
import { mapNestedObjects } from "./values/nested-values";

/**
 * The shortest configuration that declares a state. Attributes that only the provider sets, that equal
 * their defaults, or that are deprecated, are null.
 */
export function generateConfig(
  { attributes }: Schema,
  state: ObjectValue,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      configuredValue(attribute, state[name] ?? null),
    ]),
  );
}

function configuredValue(attribute: Attributes[string], value: Value): Value {
  const { computed, deprecated, nesting, type } = attribute;
  const isSetByUsers =
    isConfigurable(attribute) && computed !== true && deprecated === undefined;
  if (!isSetByUsers) return null;
  const isDefault =
    attribute.default !== undefined &&
    // `attribute()` accepts only a value of the attribute's own type.
    valuesEqual(type, attribute.default as Value, value);
  if (isDefault) return null;
  return nesting === undefined
    ? value
    : mapNestedObjects(nesting, value, (object) =>
        generateConfig(
          { description: "", attributes: nesting.attributes },
          object,
        ),
      );
}
