/**
 * The part of planning that follows from the schema: defaults, computed values, and replacement.
 *
 * Terraform proposes a state that merges the configuration with the prior state: an optional and
 * computed attribute keeps its prior value if the configuration omits it.
 */
import { pathTo } from "../attribute-path";
import type { AttributePath } from "../attribute-path";
import { valuesEqual } from "./values/equality";
import { mapNestedObjects } from "./values/nested-values";
import { isComputed, objectTypeOf } from "../schema/schema";
import type { Attributes, Schema } from "../schema/schema";
import { unknownValue } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** A create or an update to plan. `prior` is null for a create. */
export interface Change {
  readonly config: ObjectValue;
  readonly prior: ObjectValue | null;
  readonly proposed: ObjectValue;
}

export interface PlannedChange {
  readonly planned: ObjectValue;
  /** The attributes whose change requires a new object. */
  readonly requiresReplace: readonly AttributePath[];
}

/** Plans a create or an update from the schema alone. */
export function planChange(schema: Schema, change: Change): PlannedChange {
  const { config, prior, proposed } = change;
  const settled = withDefaults(schema.attributes, config, proposed);
  if (prior !== null && valuesEqual(objectTypeOf(schema), prior, settled))
    return { planned: settled, requiresReplace: [] };

  const planned = mapAttributes(schema.attributes, (attribute, name) =>
    !isComputed(attribute) ||
    attribute.default !== undefined ||
    valueAt(config, name) !== null
      ? valueAt(settled, name)
      : attribute.useStateForUnknown === true && prior !== null
        ? valueAt(prior, name)
        : unknownValue,
  );
  return { planned, requiresReplace: replacedBy(schema, prior, planned) };
}

function replacedBy(
  schema: Schema,
  prior: ObjectValue | null,
  planned: ObjectValue,
): readonly AttributePath[] {
  if (prior === null) return [];
  return Object.entries(schema.attributes)
    .filter(
      ([name, { requiresReplace, type }]) =>
        requiresReplace === true &&
        !valuesEqual(type, valueAt(prior, name), valueAt(planned, name)),
    )
    .map(([name]) => pathTo(name));
}

function withDefaults(
  attributes: Attributes,
  config: ObjectValue,
  proposed: ObjectValue,
): ObjectValue {
  return mapAttributes(attributes, (attribute, name) => {
    // What is proposed has the value from the configuration.
    if (attribute.writeOnly === true) return null;
    // Look at the configuration, because the proposed value may come from the prior state.
    if (valueAt(config, name) === null && attribute.default !== undefined)
      return defaultOf(attribute.default);
    const { nesting } = attribute;
    const value = valueAt(proposed, name);
    if (nesting === undefined || valueAt(config, name) === null) return value;
    // Only defaults are computed inside, so the configuration serves as the proposal there.
    return mapNestedObjects(nesting, valueAt(config, name), (object) =>
      withDefaults(nesting.attributes, object, object),
    );
  });
}

function mapAttributes(
  attributes: Attributes,
  valueOf: (attribute: Attributes[string], name: string) => Value,
): ObjectValue {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      valueOf(attribute, name),
    ]),
  );
}

function valueAt(object: ObjectValue, name: string): Value {
  return object[name] ?? null;
}

function defaultOf(value: unknown): Value {
  // `attribute()` accepts only a value of the attribute's own type.
  return value as Value;
}
