import type { Attribute as AttributeJson } from "@cdktf/commons";
import {
  type Attribute,
  type Attributes,
  isComputed,
  type Schema,
} from "../framework/schema/schema";
import { typeJson } from "../framework/schema/type-json";

/** A resource, a data source, a list or an action of a provider. */
export interface ProviderPart {
  readonly typeName: string;
  readonly schema: Schema;
}

/** The parts of a provider that have bindings or pages. */
export interface DescribedProvider {
  readonly schema: Schema;
  readonly resources: readonly ProviderPart[];
  readonly dataSources?: readonly ProviderPart[];
  readonly listResources?: readonly ProviderPart[];
  readonly actions?: readonly ProviderPart[];
}

/**
 * Converts the schemas of a provider to Terraform's JSON, as `terraform providers schema` prints it. A test compares
 * both.
 */
export function providerSchemaJson({
  schema,
  resources,
  dataSources = [],
}: DescribedProvider) {
  return {
    provider: schemaJson(schema),
    resource_schemas: schemasJson(resources),
    data_source_schemas: schemasJson(dataSources),
  };
}

function schemasJson(parts: readonly ProviderPart[]) {
  return Object.fromEntries(
    parts.map(({ typeName, schema }) => [typeName, schemaJson(schema)]),
  );
}

function schemaJson(schema: Schema) {
  return {
    version: schema.version ?? 0,
    block: {
      attributes: attributesJson(schema.attributes),
      block_types: {},
      ...textsJson(schema),
    },
  };
}

function attributesJson(attributes: Attributes): Record<string, AttributeJson> {
  return Object.fromEntries(
    inOrder(attributes).map(([name, attribute]) => [
      name,
      attributeJson(attribute),
    ]),
  );
}

function attributeJson(attribute: Attribute): AttributeJson {
  const { required, optional, sensitive, nesting, type } = attribute;
  const traits = {
    ...textsJson(attribute),
    ...(required && { required }),
    ...(optional && { optional }),
    ...(isComputed(attribute) && { computed: true }),
    ...(sensitive && { sensitive }),
  };
  return nesting === undefined
    ? { ...traits, type: typeJson(type) }
    : {
        ...traits,
        nested_type: {
          attributes: attributesJson(nesting.attributes),
          nesting_mode: nesting.mode,
        },
      };
}

function textsJson({
  description,
  deprecated,
}: Pick<Attribute, "description" | "deprecated">) {
  return {
    description,
    description_kind: "markdown",
    ...(deprecated !== undefined && { deprecated: true }),
  };
}

/** The attributes in the order of their names, as Terraform prints them. */
export function inOrder(
  attributes: Attributes,
): readonly (readonly [string, Attribute])[] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
}
