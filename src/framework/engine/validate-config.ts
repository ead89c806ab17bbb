import { AttributePath } from "../schema/attribute-path";
import { nestedObjects } from "./nested-values";
import type { CallContext, ValidateRequest } from "../resource";
import type { Attribute, Attributes, Schema } from "../schema/schema";
import type { Validator, ValidatorContext } from "../schema/validators";
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
  validateAttributes(schema.attributes, config, {
    path: AttributePath.root,
    diagnostics: context.diagnostics,
    isSensitive: false,
  });
  const isMissing = Object.entries(schema.attributes).some(
    ([name, attribute]) => isMissingIn(config, name, attribute),
  );
  if (!isMissing) configurable.validate?.({ ...context, config });
}

function validateAttributes(
  attributes: Attributes,
  config: ObjectValue,
  context: ValidatorContext,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = config[name] ?? null;
    const path = context.path.attribute(name);
    if (isMissingIn(config, name, attribute))
      context.diagnostics.error(
        "Missing value",
        `${path.toString()} is null. Give it a value.`,
        path,
      );
    if (value === null || isUnknown(value)) continue;
    const inner: ValidatorContext = {
      ...context,
      path,
      isSensitive: context.isSensitive || attribute.sensitive === true,
    };
    if (attribute.deprecated !== undefined)
      context.diagnostics.warning(
        "Deprecated",
        attribute.deprecated,
        inner.path,
      );
    for (const validate of validatorsOf(attribute)) validate(value, inner);
    if (attribute.nesting === undefined) continue;
    for (const { path, object } of nestedObjects(
      attribute.nesting,
      value,
      inner.path,
    ))
      validateAttributes(attribute.nesting.attributes, object, {
        ...inner,
        path,
      });
  }
}

/** Whether a required attribute is null. Terraform checks only that the configuration names it. */
function isMissingIn(
  config: ObjectValue,
  name: string,
  { required }: Attribute,
): boolean {
  return required === true && (config[name] ?? null) === null;
}

function validatorsOf(attribute: Attribute): readonly Validator<Value>[] {
  // `attribute()` accepts only validators of the attribute's own type, and the protocol has
  // already checked that the value is of that type.
  return (attribute.validators ?? []) as readonly Validator<Value>[];
}
