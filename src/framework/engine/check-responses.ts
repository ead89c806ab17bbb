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
import type { Type } from "../schema/types";
import { isUnknown } from "../schema/values";
import { writeOnlyValues } from "./write-only";
import type { ObjectValue, Value } from "../schema/values";

/**
 * Checks the state from a read, an import, an upgrade or a move: it matches the schema, all is known, and
 * the write-only attributes are null.
 */
export function checkState(
  schema: Schema,
  state: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  const type = objectTypeOf(schema);
  reportTypeErrors(schema, state, diagnostics);
  for (const path of unknownsIn(type, state))
    reportBug("the new state has an unknown value", path, diagnostics);
  reportWriteOnly(schema, state, diagnostics);
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

/** Checks the result of a function: it is of its type, and known if all arguments are. */
export function checkResult(
  type: Type,
  { isKnown, result }: { readonly isKnown: boolean; readonly result: Value },
  diagnostics: Diagnostics,
): void {
  const unknowns = isKnown ? unknownsIn(type, result) : [];
  for (const { path, problem } of [
    ...findTypeErrors(type, result),
    ...unknowns.map((path) => ({ path, problem: "is unknown" })),
  ])
    // Without a path, which would be that of an argument.
    diagnostics.error(
      inconsistentResult,
      describeBug(path.toString() || "The result", `the value ${problem}`),
    );
}

/**
 * Checks a plan: it matches the schema, keeps every value that the configuration sets, and has no
 * write-only one.
 */
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
  reportWriteOnly(schema, planned, diagnostics);
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const configured = config[name] ?? null;
    const value = planned[name] ?? null;
    const isFree = configured === null && isComputed(attribute);
    // Defaults inside a nested attribute make it differ from its configuration.
    if (isFree || attribute.nesting !== undefined || attribute.writeOnly)
      continue;
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

function reportWriteOnly(
  { attributes }: Schema,
  value: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  for (const path of writeOnlyValues(attributes, value ?? {}))
    reportBug("the write-only attribute has a value", path, diagnostics);
}

function reportBug(
  problem: string,
  path: AttributePath,
  diagnostics: Diagnostics,
): void {
  diagnostics.error(
    inconsistentResult,
    describeBug(path.toString() || "The object", problem),
    path,
  );
}

const inconsistentResult = "The provider returned an inconsistent result";

function describeBug(place: string, problem: string): string {
  return `${place}: ${problem}.\n\nThis is a bug in the provider. Please report it.`;
}
