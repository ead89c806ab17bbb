import { isComputed } from "../../framework/schema/schema";
import type {
  Attribute,
  Attributes,
  NestingMode,
  Schema,
} from "../../framework/schema/schema";
import { typeJson } from "../../framework/schema/type-json";
import type { Type } from "../../framework/schema/types";
import { Schema_Object_NestingMode, StringKind } from "./generated/tfplugin6";
import type {
  Schema as SchemaMessage,
  Schema_Attribute,
} from "./generated/tfplugin6";

/** Converts a schema to its protocol message. */
export function schemaMessage(schema: Schema): SchemaMessage {
  const version = schema.version ?? 0;
  return {
    version,
    block: {
      version,
      attributes: attributeMessages(schema.attributes),
      description: schema.description,
      descriptionKind: StringKind.MARKDOWN,
      ...deprecation(schema),
    },
  };
}

function attributeMessages(attributes: Attributes): Schema_Attribute[] {
  return Object.entries(attributes).map(([name, attribute]) =>
    attributeMessage(name, attribute),
  );
}

function attributeMessage(
  name: string,
  attribute: Attribute,
): Schema_Attribute {
  const { nesting } = attribute;
  return {
    name,
    // An attribute has a type or nested attributes, never both.
    type: nesting ? new Uint8Array(0) : typeBytes(attribute.type),
    ...(nesting && {
      nestedType: {
        attributes: attributeMessages(nesting.attributes),
        nesting: nestingModes[nesting.mode],
      },
    }),
    description: attribute.description,
    descriptionKind: StringKind.MARKDOWN,
    required: attribute.required ?? false,
    optional: attribute.optional ?? false,
    computed: isComputed(attribute),
    sensitive: attribute.sensitive ?? false,
    writeOnly: attribute.writeOnly ?? false,
    ...deprecation(attribute),
  };
}

function deprecation({ deprecated }: Pick<Attribute, "deprecated">) {
  return {
    deprecated: deprecated !== undefined,
    deprecationMessage: deprecated ?? "",
  };
}

const nestingModes = {
  single: Schema_Object_NestingMode.SINGLE,
  list: Schema_Object_NestingMode.LIST,
  set: Schema_Object_NestingMode.SET,
  map: Schema_Object_NestingMode.MAP,
} as const satisfies Record<NestingMode, Schema_Object_NestingMode>;

/** Encodes a type as messages contain it: as JSON. */
export function typeBytes(type: Type): Uint8Array {
  return Buffer.from(JSON.stringify(typeJson(type)));
}
