import { AttributePath } from "../schema/attribute-path";
import { nestedObjects } from "./nested-values";
import type { CallContext, ValidateRequest } from "../resource";
import type { Attribute, Attributes, Schema } from "../schema/schema";
import type { Validator, ValidatorContext } from "../schema/validators";
import { isUnknown } from "../schema/values";
import type { ObjectValue, Value } from "../schema/values";

/** A provider, a resource or a data source: each has a configuration to check. */
export interface Configurable {
  readonly schema: Schema;
  validate?(request: ValidateRequest<Schema>): void;
}

/**
 * Checks a configuration: attribute by attribute, then as a whole.
 *
 * Also warns about deprecated attributes that are set; Terraform warns only where one is read.
 */
export function validateConfig(
  configurable: Configurable,
  config: ObjectValue,
  context: CallContext,
): void {
  const { schema } = configurable;
  if (schema.deprecated === true)
    context.diagnostics.warning("Deprecated", schema.description);
  validateAttributes(schema.attributes, config, {
    path: AttributePath.root,
    diagnostics: context.diagnostics,
    isSensitive: false,
  });
  configurable.validate?.({ ...context, config });
}

function validateAttributes(
  attributes: Attributes,
  config: ObjectValue,
  context: ValidatorContext,
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = config[name] ?? null;
    if (value === null || isUnknown(value)) continue;
    const inner: ValidatorContext = {
      ...context,
      path: context.path.attribute(name),
      isSensitive: context.isSensitive || attribute.sensitive === true,
    };
    if (attribute.deprecated === true)
      context.diagnostics.warning(
        "Deprecated",
        attribute.description,
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

function validatorsOf(attribute: Attribute): readonly Validator<Value>[] {
  // `attribute()` let in only validators of the attribute's own type, and a value that crossed
  // the protocol is of that type: its erased form takes any value.
  return (attribute.validators ?? []) as readonly Validator<Value>[];
}
