import { join } from "node:path";
import * as z from "zod/mini";
import type { GeneratedFiles } from "./generated-files";
import { repositoryRoot } from "./repository";
import { runTool } from "./run-tool";

const protocolFolder = "src/protocol/wire";
const messagesFile = "generated/tfplugin6.ts";

/** Generates the plugin protocol's messages from its `.proto` file: their types, and the tables of their fields. */
export async function generateProtocolMessages(): Promise<GeneratedFiles> {
  const json = await runTool(
    "npx",
    ["buf", "build", "--as-file-descriptor-set", "-o", "-#format=json"],
    { cwd: join(repositoryRoot, protocolFolder) },
  );
  const [file] = descriptorsSchema.parse(JSON.parse(json)).file;
  const { messageType = [], enumType = [] } = file;
  const declarations = [
    ...enumType.map((type) => formatEnum(type.name, type)),
    ...messageType.flatMap((type) => formatMessages(type.name, type)),
  ];
  const text = `// Generated from tfplugin6.proto by npm run generate. Do not edit.

import {
  bool,
  bytes,
  enumeration,
  int64,
  map,
  nested,
  oneOf,
  repeated,
  string,
} from "../fields";
import { defineMessage, type MessageType } from "../message";

${declarations.join("\n")}`;
  return new Map([[join(protocolFolder, messagesFile), text]]);
}

const fieldSchema = z.object({
  jsonName: z.string(),
  number: z.number(),
  label: z.enum(["LABEL_OPTIONAL", "LABEL_REPEATED"]),
  type: z.enum([
    "TYPE_BOOL",
    "TYPE_BYTES",
    "TYPE_ENUM",
    "TYPE_INT64",
    "TYPE_MESSAGE",
    "TYPE_STRING",
  ]),
  typeName: z.optional(z.string()),
  oneofIndex: z.optional(z.number()),
  proto3Optional: z.optional(z.boolean()),
});

const enumSchema = z.object({
  name: z.string(),
  value: z.array(
    z.object({ name: z.string(), number: z.optional(z.number()) }),
  ),
});

const messageSchema = z.object({
  name: z.string(),
  field: z.optional(z.array(fieldSchema)),
  get nestedType() {
    return z.optional(z.array(messageSchema));
  },
  enumType: z.optional(z.array(enumSchema)),
  oneofDecl: z.optional(z.array(z.object({ name: z.string() }))),
  options: z.optional(z.object({ mapEntry: z.optional(z.boolean()) })),
});

const descriptorsSchema = z.object({
  file: z.tuple([
    z.object({
      messageType: z.optional(z.array(messageSchema)),
      enumType: z.optional(z.array(enumSchema)),
    }),
  ]),
});

type FieldDescriptor = z.infer<typeof fieldSchema>;
type EnumDescriptor = z.infer<typeof enumSchema>;
type MessageDescriptor = z.infer<typeof messageSchema>;

/** A property of a message: its type, and the expression that defines its field. */
interface Property {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly field: string;
}

function formatMessages(name: string, type: MessageDescriptor): string[] {
  const { nestedType = [], enumType = [] } = type;
  const properties = propertiesOf(type);
  const types = properties.map(
    ({ name, isOptional, type }) =>
      `  ${name}${isOptional ? "?" : ""}: ${type};\n`,
  );
  const fields = properties.map(({ name, field }) => `  ${name}: ${field},\n`);
  return [
    `export interface ${name} {\n${types.join("")}}\n`,
    `export const ${name}: MessageType<${name}> = /* @__PURE__ */ defineMessage(() => ({\n${fields.join("")}}));\n`,
    ...enumType.map((inner) => formatEnum(`${name}_${inner.name}`, inner)),
    ...nestedType
      .filter(({ options }) => options?.mapEntry !== true)
      .flatMap((inner) => formatMessages(`${name}_${inner.name}`, inner)),
  ];
}

function formatEnum(name: string, { value }: EnumDescriptor): string {
  const values = value.map(({ name, number = 0 }) => `  ${name}: ${number},\n`);
  return (
    `export const ${name} = {\n${values.join("")}} as const;\n\n` +
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`
  );
}

function propertiesOf(message: MessageDescriptor): Property[] {
  const { field = [], oneofDecl = [] } = message;
  const isInOneof = ({ oneofIndex, proto3Optional }: FieldDescriptor) =>
    oneofIndex !== undefined && proto3Optional !== true;
  return [
    ...field
      .filter((each) => !isInOneof(each))
      .map((each) => propertyOf(each, message)),
    ...oneofDecl.flatMap(({ name }, index) => {
      const cases = field
        .filter((each) => isInOneof(each) && each.oneofIndex === index)
        .map((each) => propertyOf(each, message));
      return cases.length === 0 ? [] : [oneofOf(name, cases)];
    }),
  ];
}

const scalars = {
  TYPE_BOOL: { type: "boolean", define: "bool" },
  TYPE_BYTES: { type: "Uint8Array", define: "bytes" },
  TYPE_INT64: { type: "number", define: "int64" },
  TYPE_STRING: { type: "string", define: "string" },
} as const;

function propertyOf(
  { jsonName, number, label, type, typeName = "" }: FieldDescriptor,
  { nestedType = [] }: MessageDescriptor,
): Property {
  const property = (type: string, field: string, isOptional = false) => ({
    name: jsonName,
    isOptional,
    type,
    field,
  });
  const isRepeated = label === "LABEL_REPEATED";
  if (type !== "TYPE_MESSAGE" && isRepeated)
    throw new Error(`${jsonName}: only messages can be repeated.`);
  if (type === "TYPE_ENUM") {
    const name = localName(typeName);
    return property(name, `enumeration(${number}, ${name}, 0)`);
  }
  if (type !== "TYPE_MESSAGE")
    return property(scalars[type].type, `${scalars[type].define}(${number})`);
  const entry = nestedType.find(
    ({ name, options }) =>
      options?.mapEntry === true && typeName.endsWith(`.${name}`),
  );
  const of = localName(entry?.field?.[1]?.typeName ?? typeName);
  if (entry !== undefined)
    return property(`Record<string, ${of}>`, `map(${number}, ${of})`);
  return isRepeated
    ? property(`${of}[]`, `repeated(${number}, ${of})`)
    : property(`${of} | undefined`, `nested(${number}, ${of})`, true);
}

function oneofOf(name: string, cases: readonly Property[]): Property {
  const required = cases.map(({ type, ...rest }) => ({
    ...rest,
    type: type.replace(" | undefined", ""),
  }));
  return {
    name,
    isOptional: true,
    type: `${required.map(({ name, type }) => `{ $case: "${name}"; value: ${type} }`).join(" | ")} | undefined`,
    field: `oneOf({ ${cases.map(({ name, field }) => `${name}: ${field}`).join(", ")} })`,
  };
}

/** The name in TypeScript: `.tfplugin6.Schema.Block` is `Schema_Block`. */
const localName = (typeName: string): string =>
  typeName.replace(/^\.\w+\./, "").replaceAll(".", "_");
