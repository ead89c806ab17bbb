import type { Diagnostics } from "../../diagnostics";
import { AttributePath, type AttributePathStep } from "../../attribute-path";
import { isComputed } from "../../schema/schema";
import type { Attributes, Nesting, Schema } from "../../schema/schema";
import { isListValue, isMapValue, isObjectValue } from "../../schema/values";
import type { ObjectValue, Value } from "../../schema/values";
import { valuesEqual } from "../values/equality";
import { nestedObjects, type NestedObject } from "../values/nested-values";
import { reportBug, reportMismatches } from "./report-bug";

/** An object in a configuration, in the state before a change, and in the plan. */
interface PlannedObject {
  readonly config: ObjectValue;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
}

/**
 * Checks a plan by the rules that Terraform applies to it: it matches the schema, keeps every value that the
 * configuration sets, has no write-only one, and requires a new object only because of values that exist.
 */
export function checkPlan(
  schema: Schema,
  change: PlannedObject & {
    readonly requiresReplace: readonly AttributePath[];
  },
  diagnostics: Diagnostics,
): void {
  const { prior, planned, requiresReplace } = change;
  reportMismatches(schema, planned, diagnostics);
  for (const path of differences(schema.attributes, change, AttributePath.root))
    reportBug(
      "the planned value differs from the configured one",
      path,
      diagnostics,
    );
  for (const path of requiresReplace)
    if (!exists(prior, path) && !exists(planned, path))
      reportBug(
        "its change requires a new object, but it does not exist",
        path,
        diagnostics,
      );
}

/** Finds the values that are neither the configured ones, nor computed, nor those from before the change. */
function differences(
  attributes: Attributes,
  { config, prior, planned }: PlannedObject,
  at: AttributePath,
): readonly AttributePath[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const configured = config[name] ?? null;
    const former = prior?.[name] ?? null;
    const value = planned[name] ?? null;
    const { type, nesting, writeOnly } = attribute;
    const isFree = configured === null && isComputed(attribute);
    // A plan may keep the prior value if it means the same as the configured one.
    const isKept =
      configured !== null && value !== null && valuesEqual(type, former, value);
    if (isFree || isKept || writeOnly || valuesEqual(type, configured, value))
      return [];
    const path = at.attribute(name);
    return nesting === undefined
      ? [path]
      : nestedDifferences(nesting, { configured, former, value }, path);
  });
}

/** Compares the objects inside a nested attribute, which may differ by what is computed in them: by defaults. */
function nestedDifferences(
  nesting: Nesting,
  values: {
    readonly configured: Value;
    readonly former: Value;
    readonly value: Value;
  },
  path: AttributePath,
): readonly AttributePath[] {
  const configured = nestedObjects(nesting, values.configured, path);
  const planned = nestedObjects(nesting, values.value, path);
  if (configured.length === 0 || configured.length !== planned.length)
    return [path];
  const compare = (
    config: ObjectValue,
    prior: ObjectValue | null,
    { path, object: planned }: NestedObject,
  ) => differences(nesting.attributes, { config, prior, planned }, path);
  // The objects of a set have no order, and no paths of their own.
  if (nesting.mode === "set")
    return configured.every(({ object }) =>
      planned.some((one) => compare(object, null, one).length === 0),
    )
      ? []
      : [path];
  const configuredAt = byPlace(configured);
  const formerAt = byPlace(nestedObjects(nesting, values.former, path));
  return planned.flatMap((one) => {
    const config = configuredAt.get(one.place);
    const prior = formerAt.get(one.place) ?? null;
    return config === undefined ? [one.path] : compare(config, prior, one);
  });
}

function byPlace(
  objects: readonly NestedObject[],
): ReadonlyMap<NestedObject["place"], ObjectValue> {
  return new Map(objects.map(({ place, object }) => [place, object]));
}

function exists(object: ObjectValue | null, { steps }: AttributePath): boolean {
  return steps.reduce<Value | undefined>(partAt, object) !== undefined;
}

function partAt(
  value: Value | undefined,
  step: AttributePathStep,
): Value | undefined {
  if (value === undefined) return undefined;
  if ("attribute" in step)
    return isObjectValue(value) ? value[step.attribute] : undefined;
  if ("key" in step) return isMapValue(value) ? value.get(step.key) : undefined;
  return isListValue(value) ? value[step.index] : undefined;
}
