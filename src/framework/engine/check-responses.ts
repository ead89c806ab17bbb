/**
 * Checks a provider's responses before they are sent, by the rules that Terraform applies to them.
 * Our errors name the attribute and say that the provider has a bug.
 */
import { AttributePath, pathTo } from "../schema/attribute-path";
import { findTypeErrors, unknownsIn } from "./type-errors";
import type { Diagnostics } from "../diagnostics";
import { valuesEqual } from "./equality";
import { isComputed, objectTypeOf } from "../schema/schema";
import type { Schema } from "../schema/schema";
import { isUnknown } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** Checks the state from a read, an import or an upgrade: it matches the schema, and all is known. */
export function checkState(
  schema: Schema,
  state: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  const type = objectTypeOf(schema);
  reportTypeErrors(schema, state, diagnostics);
  for (const path of unknownsIn(type, state))
    reportBug("the new state has an unknown value", path, diagnostics);
}

/**
 * Checks the identity of an object: it matches the schema, all is known, it is not null as a whole, and
 * the attributes that Terraform knows have not changed.
 */
export function checkIdentity(
  schema: Schema,
  {
    prior,
    identity,
  }: { readonly prior: ObjectValue | null; readonly identity: ObjectValue },
  diagnostics: Diagnostics,
): void {
  checkState(schema, identity, diagnostics);
  if (Object.values(identity).every((value) => value === null))
    reportBug("the identity is null", AttributePath.root, diagnostics);
  for (const [name, { type }] of Object.entries(schema.attributes)) {
    const known = prior?.[name] ?? null;
    if (known !== null && !valuesEqual(type, known, identity[name] ?? null))
      reportBug("the identity has changed", pathTo(name), diagnostics);
  }
}

/** Checks the state from a data source that reported no error: as {@link checkState}, and not null. */
export function checkDataState(
  schema: Schema,
  state: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  if (state === null)
    reportBug("the state is missing", AttributePath.root, diagnostics);
  else checkState(schema, state, diagnostics);
}

/** Checks a plan: it matches the schema, and keeps every value that the configuration sets. */
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
    // A plan may keep the prior value if it means the same as the configured one.
    const isKept =
      configured !== null &&
      prior !== null &&
      value !== null &&
      valuesEqual(attribute.type, prior[name] ?? null, value);
    if (!valuesEqual(attribute.type, configured, value) && !isKept)
      reportBug(
        "the planned value differs from the configured one",
        pathTo(name),
        diagnostics,
      );
  }
}

/** Checks the state after apply: it has every value that was known in the plan. */
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
  // A failed apply may have reached another state than the planned one.
  if (diagnostics.hasErrors || planned === null) return;
  if (state === null) {
    reportBug("the new state is missing", AttributePath.root, diagnostics);
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
        "the new value differs from the planned one",
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
    "The provider returned an inconsistent result",
    `${path.toString() || "The object"}: ${problem}.\n\nThis is a bug in the provider. Please report it.`,
    path,
  );
}
