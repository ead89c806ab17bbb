/**
 * What Terraform checks of a provider's answers, checked before they are sent: so that a mistake in
 * a provider is named as such, with the attribute.
 */
import { AttributePath, pathTo } from "../schema/attribute-path";
import { findTypeErrors, unknownsIn } from "./type-errors";
import type { Diagnostics } from "../diagnostics";
import { valuesEqual } from "./equality";
import { isComputed, objectTypeOf } from "../schema/schema";
import type { Schema } from "../schema/schema";
import { isUnknown } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** Checks what a read, an import or an upgrade returned: it conforms and is wholly known. */
export function checkState(
  schema: Schema,
  state: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  const type = objectTypeOf(schema);
  reportTypeErrors(schema, state, diagnostics);
  for (const path of unknownsIn(type, state))
    reportBug("the new state holds an unknown value", path, diagnostics);
}

/** Checks what a data source returned without an error: a state like any other, and not null. */
export function checkDataState(
  schema: Schema,
  state: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  if (state === null)
    reportBug("there is no state", AttributePath.root, diagnostics);
  else checkState(schema, state, diagnostics);
}

/** Checks a plan: it conforms, and what the configuration sets is as it is set. */
export function checkPlan(
  schema: Schema,
  change: {
    readonly config: ObjectValue;
    readonly prior: ObjectValue | null;
    readonly planned: ObjectValue;
  },
  diagnostics: Diagnostics,
): void {
  const { config, prior, planned } = change;
  reportTypeErrors(schema, planned, diagnostics);
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const configured = config[name] ?? null;
    const value = planned[name] ?? null;
    const isFree = configured === null && isComputed(attribute);
    // Defaults inside a nested attribute make it differ from its configuration.
    if (isFree || attribute.nesting !== undefined) continue;
    // A configured value that means the same as the prior one may stay as it was.
    const isKept =
      configured !== null &&
      prior !== null &&
      value !== null &&
      valuesEqual(attribute.type, prior[name] ?? null, value);
    if (!valuesEqual(attribute.type, configured, value) && !isKept)
      reportBug(
        "the planned value is not the configured one",
        pathTo(name),
        diagnostics,
      );
  }
}

/** Checks an applied change: the state is what the plan announced, as far as it did. */
export function checkApplied(
  schema: Schema,
  change: {
    readonly planned: ObjectValue | null;
    readonly state: ObjectValue | null;
  },
  diagnostics: Diagnostics,
): void {
  const { planned, state } = change;
  checkState(schema, state, diagnostics);
  // What failed on the way is allowed to be elsewhere.
  if (diagnostics.hasErrors || planned === null) return;
  if (state === null) {
    reportBug("there is no new state", AttributePath.root, diagnostics);
    return;
  }
  for (const [name, { type }] of Object.entries(schema.attributes)) {
    const announced: Value = planned[name] ?? null;
    if (
      !isUnknown(announced) &&
      unknownsIn(type, announced).length === 0 &&
      !valuesEqual(type, announced, state[name] ?? null)
    )
      reportBug(
        "the new value is not the planned one",
        pathTo(name),
        diagnostics,
      );
  }
}

function reportTypeErrors(
  schema: Schema,
  value: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  for (const { path, problem } of findTypeErrors(objectTypeOf(schema), value))
    reportBug(`the value ${problem}`, path, diagnostics);
}

function reportBug(
  problem: string,
  path: AttributePath,
  diagnostics: Diagnostics,
): void {
  diagnostics.error(
    "The provider answered inconsistently",
    `${path.toString() || "The object"}: ${problem}.\n\nThis is a bug in the provider. Please report it.`,
    path,
  );
}
