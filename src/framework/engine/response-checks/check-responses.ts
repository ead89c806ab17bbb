/**
 * Checks a provider's responses before they are sent, by the rules that Terraform applies to them.
 * Our errors name the attribute and say that the provider has a bug.
 */
import { AttributePath, pathTo } from "../../attribute-path";
import { findTypeErrors, unknownsIn } from "../values/type-errors";
import type { Diagnostics } from "../../diagnostics";
import { valuesEqual } from "../values/equality";
import { objectTypeOf } from "../../schema/schema";
import type { Schema } from "../../schema/schema";
import type { Type } from "../../schema/types";
import { isUnknown } from "../../schema/values";
import { bug, reportBug, reportMismatches } from "./report-bug";
import type { ObjectValue, Value } from "../../schema/values";

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
  reportMismatches(schema, state, diagnostics);
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
      ...bug(path.toString() || "The result", `the value ${problem}`),
    );
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
