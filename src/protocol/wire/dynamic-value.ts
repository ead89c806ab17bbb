/** Encodes and decodes values as msgpack, guided by the type that both sides know. */
import { AttributePath } from "../../framework/attribute-path";
import { objectTypeOf } from "../../framework/schema/schema";
import type { Schema } from "../../framework/schema/schema";
import type { ObjectType, Type } from "../../framework/schema/types";
import {
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
  isUnknown,
  unknownValue,
} from "../../framework/schema/values";
import type {
  NumberValue,
  ObjectValue,
  Value,
} from "../../framework/schema/values";
import type { DynamicValue } from "./generated/tfplugin6";
import {
  Collection,
  extension,
  MsgpackError,
  MsgpackReader,
} from "./msgpack/reader";
import type { Token } from "./msgpack/reader";
import { MsgpackWriter } from "./msgpack/writer";
import { numberFromFloat, numberFromText, smallestInteger } from "./numbers";
import { quote } from "../../text/quote";

/** A received value that does not match its type. */
export class WireValueError extends Error {
  override readonly name = "WireValueError";

  constructor(path: AttributePath, problem: string) {
    super(`The value ${path.toString() || "as a whole"} ${problem}.`);
  }
}

/** `ignoreBOM` keeps a byte order mark as part of the text. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Decodes a value of a type. An absent value is null. */
export function decodeDynamicValue(
  type: Type,
  value: DynamicValue | undefined,
): Value {
  if (value === undefined || value.msgpack.length === 0) {
    if (value !== undefined && value.json.length > 0)
      throw new WireValueError(
        AttributePath.root,
        "is encoded as JSON, but Terraform sends msgpack",
      );
    return null;
  }
  const reader = new MsgpackReader(value.msgpack);
  try {
    const decoded = fromWire(type, reader, AttributePath.root);
    if (reader.isAtEnd) return decoded;
    throw new MsgpackError("more bytes follow its end");
  } catch (error) {
    if (!(error instanceof MsgpackError)) throw error;
    throw new WireValueError(
      AttributePath.root,
      `is not valid msgpack: ${error.message}`,
    );
  }
}

/** Decodes an object of a schema, or null. */
export function decodeObject(
  schema: Schema,
  dynamicValue: DynamicValue | undefined,
): ObjectValue | null {
  const value = decodeDynamicValue(objectTypeOf(schema), dynamicValue);
  if (value === null || isObjectValue(value)) return value;
  throw new WireValueError(AttributePath.root, "is not an object");
}

/** Encodes a value. An object must have every attribute of its type. */
export function encodeDynamicValue(value: Value): DynamicValue {
  const writer = new MsgpackWriter();
  write(writer, value);
  return { msgpack: writer.bytes, json: new Uint8Array(0) };
}

function fromWire(
  type: Type,
  reader: MsgpackReader,
  path: AttributePath,
): Value {
  const token = reader.read();
  if (token === null) return null;
  if (token === extension) return unknownValue;
  switch (type.kind) {
    case "string":
      if (token instanceof Uint8Array) return utf8.decode(token);
      break;
    case "bool":
      if (typeof token === "boolean") return token;
      break;
    case "number": {
      const number = numberFromWire(token);
      if (number !== undefined) return number;
      break;
    }
    case "list":
    case "set":
      if (token instanceof Collection && token.kind === "array")
        return Array.from({ length: token.length }, (_, index) =>
          fromWire(type.element, reader, path.index(index)),
        );
      break;
    case "map":
      if (token instanceof Collection && token.kind === "map")
        return entriesFromWire(token.length, reader, path, (key) => [
          type.element,
          path.key(key),
        ]);
      break;
    case "object":
      if (token instanceof Collection && token.kind === "map")
        return objectFromWire(type, token.length, reader, path);
  }
  throw new WireValueError(path, `is not a ${type.kind}`);
}

function objectFromWire(
  { attributes }: ObjectType,
  length: number,
  reader: MsgpackReader,
  path: AttributePath,
): ObjectValue {
  const values = entriesFromWire(length, reader, path, (name) => {
    const type = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (type === undefined)
      throw new WireValueError(
        path,
        `has the attribute ${quote(name)}, which is not in the schema`,
      );
    return [type, path.attribute(name)];
  });
  const missing = Object.keys(attributes).find((name) => !values.has(name));
  if (missing !== undefined)
    throw new WireValueError(path, `lacks the attribute ${missing}`);
  return Object.fromEntries(values);
}

function entriesFromWire(
  length: number,
  reader: MsgpackReader,
  path: AttributePath,
  placeOf: (key: string) => readonly [Type, AttributePath],
): ReadonlyMap<string, Value> {
  const entries = new Map<string, Value>();
  for (let read = 0; read < length; read += 1) {
    const token = reader.read();
    if (!(token instanceof Uint8Array))
      throw new WireValueError(path, "has a key that is not a string");
    const key = utf8.decode(token);
    const [type, at] = placeOf(key);
    entries.set(key, fromWire(type, reader, at));
  }
  return entries;
}

function numberFromWire(token: Token): NumberValue | undefined {
  if (typeof token === "bigint") return smallestInteger(token);
  if (typeof token === "number") return numberFromFloat(token);
  return token instanceof Uint8Array
    ? numberFromText(utf8.decode(token))
    : undefined;
}

function write(writer: MsgpackWriter, value: Value): void {
  if (value === null) writer.null();
  else if (isUnknown(value)) writer.unknown();
  else if (typeof value === "boolean") writer.boolean(value);
  else if (typeof value === "string") writer.text(value);
  // Terraform parses a number's text with the same precision as its state. Other encodings get
  // another precision, and then Terraform reports an unchanged output as changed.
  else if (isNumberValue(value)) writer.text(value.toString());
  else if (isListValue(value)) {
    writer.array(value.length);
    for (const element of value) write(writer, element);
  } else if (isMapValue(value)) writeMap(writer, [...value]);
  else if (isObjectValue(value)) writeMap(writer, Object.entries(value));
}

function writeMap(
  writer: MsgpackWriter,
  entries: readonly (readonly [string, Value])[],
): void {
  // Keys that differ only in unpaired surrogates are the same key in UTF-8.
  const wellFormed = new Map<string, Value>(
    entries.map(([key, value]) => [key.toWellFormed(), value]),
  );
  writer.map(wellFormed.size);
  for (const [key, value] of wellFormed) {
    writer.text(key);
    write(writer, value);
  }
}
