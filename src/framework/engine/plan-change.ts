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
import { mapObject } from "../schema/map-object";
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

  const planned = mapObject(schema.attributes, (attribute, name) => {
    const isSettled =
      !isComputed(attribute) ||
      attribute.default !== undefined ||
      valueAt(config, name) !== null;
    if (isSettled) return valueAt(settled, name);
    return attribute.useStateForUnknown === true && prior !== null
      ? valueAt(prior, name)
      : unknownValue;
  });
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
  return mapObject(attributes, (attribute, name) => {
    // What is proposed has the value from the configuration.
    if (attribute.writeOnly === true) return null;
    const configured = valueAt(config, name);
    const { nesting } = attribute;
    // Look at the configuration, because the proposed value may come from the prior state.
    if (configured === null)
      return attribute.default ?? valueAt(proposed, name);
    if (nesting === undefined) return valueAt(proposed, name);
    // Only defaults are computed inside, so the configuration serves as the proposal there.
    return mapNestedObjects(nesting, configured, (object) =>
      withDefaults(nesting.attributes, object, object),
    );
  });
}

function valueAt(object: ObjectValue, name: string): Value {
  return object[name] ?? null;
}
