import { join } from "node:path";
import {
  createFileRegistry,
  type DescEnum,
  type DescField,
  type DescMessage,
  type DescOneof,
  fromJsonString,
  ScalarType,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
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
  const set = fromJsonString(FileDescriptorSetSchema, json);
  const declarations = [...createFileRegistry(set).files].flatMap((file) => [
    ...file.enums.map(formatEnum),
    ...file.messages.flatMap(formatMessages),
  ]);
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
} from "../protobuf/fields";
import { defineMessage, type MessageType } from "../protobuf/message";

${declarations.join("\n")}`;
  return new Map([[join(protocolFolder, messagesFile), text]]);
}

function formatMessages(message: DescMessage): string[] {
  const name = nameOf(message);
  const properties = [
    ...message.fields.filter(({ oneof }) => oneof === undefined).map(fieldOf),
    ...message.oneofs.map(oneofOf),
  ];
  const types = properties.map(
    ({ name, isOptional, type }) =>
      `  ${name}${isOptional ? "?" : ""}: ${type};\n`,
  );
  const fields = properties.map(({ name, field }) => `  ${name}: ${field},\n`);
  return [
    `export interface ${name} {\n${types.join("")}}\n`,
    `export const ${name}: MessageType<${name}> = /* @__PURE__ */ defineMessage(() => ({\n${fields.join("")}}));\n`,
    ...message.nestedEnums.map(formatEnum),
    ...message.nestedMessages.flatMap(formatMessages),
  ];
}

function formatEnum(type: DescEnum): string {
  const name = nameOf(type);
  const values = type.values.map(
    ({ name, number }) => `  ${name}: ${number},\n`,
  );
  return (
    `export const ${name} = {\n${values.join("")}} as const;\n\n` +
    `export type ${name} = (typeof ${name})[keyof typeof ${name}];\n`
  );
}

/** A property of a message: its type, and the expression that defines its field. */
interface Property {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly field: string;
}

function fieldOf(field: DescField): Property {
  const { jsonName, number, fieldKind, message } = field;
  const property = (type: string, field: string) => ({
    name: jsonName,
    isOptional: fieldKind === "message",
    type,
    field,
  });
  if (fieldKind === "scalar") {
    const scalar = scalars[field.scalar];
    if (scalar !== undefined)
      return property(scalar.type, `${scalar.define}(${number})`);
  }
  if (fieldKind === "enum") {
    const name = nameOf(field.enum);
    return property(name, `enumeration(${number}, ${name}, 0)`);
  }
  if (message === undefined)
    throw new Error(`${String(field)}: this kind of field is not supported.`);
  const name = nameOf(message);
  switch (fieldKind) {
    case "map":
      return property(`Record<string, ${name}>`, `map(${number}, ${name})`);
    case "list":
      return property(`${name}[]`, `repeated(${number}, ${name})`);
    case "message":
      return property(`${name} | undefined`, `nested(${number}, ${name})`);
  }
}

const scalars: Readonly<
  Partial<
    Record<ScalarType, { readonly type: string; readonly define: string }>
  >
> = {
  [ScalarType.BOOL]: { type: "boolean", define: "bool" },
  [ScalarType.BYTES]: { type: "Uint8Array", define: "bytes" },
  [ScalarType.INT64]: { type: "number", define: "int64" },
  [ScalarType.STRING]: { type: "string", define: "string" },
};

function oneofOf({ name, fields }: DescOneof): Property {
  const cases = fields.map(fieldOf).map(({ name, type, field }) => ({
    type: `{ $case: "${name}"; value: ${type.replace(" | undefined", "")} }`,
    field: `${name}: ${field}`,
  }));
  return {
    name,
    isOptional: true,
    type: `${cases.map(({ type }) => type).join(" | ")} | undefined`,
    field: `oneOf({ ${cases.map(({ field }) => field).join(", ")} })`,
  };
}

/** The name in TypeScript: `tfplugin6.Schema.Block` is `Schema_Block`. */
const nameOf = ({ typeName }: DescMessage | DescEnum): string =>
  typeName.replace(/^\w+\./, "").replaceAll(".", "_");
