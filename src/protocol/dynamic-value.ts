/** Values on the wire: msgpack, guided by the type that both sides know. */
import { encode, ExtData } from "@msgpack/msgpack";
import { AttributePath } from "../framework/attribute-path";
import { numbersEqual } from "../framework/equality";
import { objectTypeOf } from "../framework/schema";
import type { Schema } from "../framework/schema";
import type { ObjectType, Type } from "../framework/types";
import {
  Decimal,
  numberPattern,
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
  isUnknown,
  unknownValue,
} from "../framework/values";
import type { NumberValue, ObjectValue, Value } from "../framework/values";
import type { DynamicValue } from "./generated/tfplugin6";
import {
  Collection,
  extension,
  MsgpackError,
  MsgpackReader,
} from "./msgpack-reader";
import type { Token } from "./msgpack-reader";
import { quote } from "../text/quote";

/** A value from the wire that is not of its type. */
export class WireValueError extends Error {
  override readonly name = "WireValueError";

  constructor(path: AttributePath, problem: string) {
    super(`The value ${path.toString() || "as a whole"} ${problem}.`);
  }
}

/** A byte order mark is a character like any other. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

const unknownOnWire = new ExtData(0, new Uint8Array(1));

/** Reads a value of a type. An absent one is null. */
export function decodeDynamicValue(
  type: Type,
  value: DynamicValue | undefined,
): Value {
  if (value === undefined || value.msgpack.length === 0) {
    if (value !== undefined && value.json.length > 0)
      throw new WireValueError(
        AttributePath.root,
        "came as JSON, where Terraform sends msgpack",
      );
    return null;
  }
  const reader = new MsgpackReader(value.msgpack);
  try {
    const decoded = fromWire(type, reader, AttributePath.root);
    if (reader.isAtEnd) return decoded;
    throw new MsgpackError("it goes on after its end");
  } catch (error) {
    if (!(error instanceof MsgpackError)) throw error;
    throw new WireValueError(
      AttributePath.root,
      `is not valid msgpack: ${error.message}`,
    );
  }
}

/** Reads an object of a schema, or null. */
export function decodeObjectOrNull(
  schema: Schema,
  dynamicValue: DynamicValue | undefined,
): ObjectValue | null {
  const value = decodeDynamicValue(objectTypeOf(schema), dynamicValue);
  if (value === null || isObjectValue(value)) return value;
  throw new WireValueError(AttributePath.root, "is not an object");
}

/** Reads an object of a schema. */
export function decodeObject(
  schema: Schema,
  dynamicValue: DynamicValue | undefined,
): ObjectValue {
  const object = decodeObjectOrNull(schema, dynamicValue);
  if (object === null)
    throw new WireValueError(AttributePath.root, "is missing");
  return object;
}

/** Writes a value. Of an object, every attribute of its type must be there. */
export function encodeDynamicValue(value: Value): DynamicValue {
  return {
    msgpack: encode(toWire(value)),
    json: new Uint8Array(0),
  };
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

/** Terraform writes as text what no msgpack number holds exactly. */
function numberFromText(text: string): NumberValue | undefined {
  if (!numberPattern.test(text)) return undefined;
  return /^-?\d+$/.test(text)
    ? smallestInteger(BigInt(text))
    : smallestFraction(Number(text), new Decimal(text));
}

function numberFromFloat(float: number): NumberValue | undefined {
  if (!Number.isFinite(float)) return undefined;
  if (Number.isInteger(float)) return smallestInteger(BigInt(float));
  // To Terraform a float is the very sum of its bits, of which its text may be a rounding.
  return smallestFraction(float, exactDecimal(float));
}

function smallestFraction(float: number, exact: Decimal): NumberValue {
  const isExact = !Number.isInteger(float) && numbersEqual(float, exact);
  return isExact ? float : exact;
}

function exactDecimal(fraction: number): Decimal {
  let integer = fraction;
  let halvings = 0;
  for (; !Number.isInteger(integer); integer *= 2) halvings += 1;
  const digits = BigInt(integer) * 5n ** BigInt(halvings);
  return new Decimal(`${digits.toString()}e-${halvings}`);
}

function smallestInteger(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

function toWire(value: Value): unknown {
  if (value === null) return null;
  if (isUnknown(value)) return unknownOnWire;
  if (typeof value === "string") return wellFormed(value);
  // As text, which Terraform reads as it reads its state: of other forms it keeps another precision,
  // and finds an output of the same number changed.
  if (isNumberValue(value)) return value.toString();
  if (isListValue(value)) return value.map(toWire);
  if (isMapValue(value)) return mapToWire([...value]);
  return isObjectValue(value) ? mapToWire(Object.entries(value)) : value;
}

function mapToWire(
  entries: readonly (readonly [string, Value])[],
): Record<string, unknown> {
  // Without a prototype, `__proto__` is a property like any other.
  const map = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) map[wellFormed(key)] = toWire(value);
  return map;
}

/** Half a character has no form in UTF-8; the library would write bytes that are none. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
