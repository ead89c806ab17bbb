import type { Diagnostics } from "../diagnostics";
import { attributeValues, type AttributeValue } from "./values/nested-values";
import type { CallContext, ValidateRequest } from "../call-context";
import type { Attribute, Schema } from "../schema/schema";
import type { Validator } from "../schema/validators";
import { isUnknown } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** A provider, a resource or a data source. */
export interface Configurable {
  readonly schema: Schema;
  validate?(request: ValidateRequest<Schema>): void;
}

/**
 * Checks a configuration: each attribute first, then, if none is missing, the whole.
 *
 * Warns about each deprecated attribute that is set. Terraform itself warns only if one is read.
 */
export function validateConfig(
  configurable: Configurable,
  config: ObjectValue,
  context: CallContext,
): void {
  const { schema } = configurable;
  if (schema.deprecated !== undefined)
    context.diagnostics.warning("Deprecated", schema.deprecated);
  for (const one of attributeValues(schema.attributes, config))
    validateAttribute(one, context.diagnostics);
  const isComplete = Object.entries(schema.attributes).every(
    ([name, attribute]) => !isMissing(attribute, config[name] ?? null),
  );
  if (isComplete) configurable.validate?.({ ...context, config });
}

function validateAttribute(
  { attribute, value, path, isSensitive }: AttributeValue,
  diagnostics: Diagnostics,
): void {
  if (isMissing(attribute, value))
    diagnostics.error(
      "Missing value",
      `${path.toString()} is null. Give it a value.`,
      path,
    );
  if (value === null || isUnknown(value)) return;
  if (attribute.deprecated !== undefined)
    diagnostics.warning("Deprecated", attribute.deprecated, path);
  for (const validate of validatorsOf(attribute))
    validate(value, { path, diagnostics, isSensitive });
}

/** Whether a required attribute is null. Terraform checks only that the configuration names it. */
function isMissing({ required }: Attribute, value: Value): boolean {
  return required === true && value === null;
}

function validatorsOf(attribute: Attribute): readonly Validator<Value>[] {
  // `attribute()` accepts only validators of the attribute's own type, and the protocol has
  // already checked that the value is of that type.
  return (attribute.validators ?? []) as readonly Validator<Value>[];
}
