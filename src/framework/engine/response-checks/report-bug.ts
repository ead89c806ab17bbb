import type { Diagnostics } from "../../diagnostics";
import type { AttributePath } from "../../attribute-path";
import { objectTypeOf } from "../../schema/schema";
import type { Schema } from "../../schema/schema";
import type { ObjectValue } from "../../schema/values";
import { findTypeErrors } from "../values/type-errors";
import { writeOnlyValues } from "../values/write-only";

/** Reports each part of an object that does not match its schema, and each write-only attribute that has a value. */
export function reportMismatches(
  schema: Schema,
  object: ObjectValue | null,
  diagnostics: Diagnostics,
): void {
  for (const { path, problem } of findTypeErrors(objectTypeOf(schema), object))
    reportBug(`the value ${problem}`, path, diagnostics);
  for (const path of writeOnlyValues(schema.attributes, object ?? {}))
    reportBug("the write-only attribute has a value", path, diagnostics);
}

/** Reports that a response of the provider is wrong at a path. */
export function reportBug(
  problem: string,
  path: AttributePath,
  diagnostics: Diagnostics,
): void {
  diagnostics.error(...bug(path.toString() || "The object", problem), path);
}

/** The summary and the detail of an error about a response of the provider. */
export function bug(
  place: string,
  problem: string,
): readonly [summary: string, detail: string] {
  return [
    "The provider returned an inconsistent result",
    `${place}: ${problem}.\n\nThis is a bug in the provider. Please report it.`,
  ];
}
