/**
 * Values on the wire: msgpack, guided by the type that both sides know.
 *
 * Map keys come from users, and the msgpack library makes plain objects: each key travels through
 * it with a prefix, so that `__proto__` is a key like any other.
 */
import { decode, encode, ExtData, ExtensionCodec } from "@msgpack/msgpack";
import type { DecoderOptions } from "@msgpack/msgpack";
import { AttributePath } from "../framework/attribute-path";
import { numbersEqual } from "../framework/equality";
import { objectTypeOf } from "../framework/schema";
import type { Schema } from "../framework/schema";
import type { Type } from "../framework/types";
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

/** A value from the wire that is not of its type. */
export class WireValueError extends Error {
  override readonly name = "WireValueError";

  constructor(path: AttributePath, problem: string, cause?: unknown) {
    super(`The value ${path.toString() || "as a whole"} ${problem}.`, {
      cause,
    });
  }
}

const keyPrefix = "=";

/** The library's own decoder drops a byte order mark from the start of a long string. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

const prefixingKeyDecoder: NonNullable<DecoderOptions["keyDecoder"]> = {
  canBeCached: () => true,
  decode: (bytes, offset, length) =>
    keyPrefix + utf8.decode(bytes.subarray(offset, offset + length)),
};

const unknownExtension = new ExtData(0, new Uint8Array(1));

const codec = new ExtensionCodec();
// The library reads -1 as a date. To Terraform every extension is an unknown value.
codec.register({
  type: -1,
  encode: () => null,
  decode: () => unknownExtension,
});

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
  return fromWire(type, decodeMsgpack(value.msgpack), AttributePath.root);
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

/** Writes a value of a type. */
export function encodeDynamicValue(type: Type, value: Value): DynamicValue {
  return {
    msgpack: encode(toWire(type, value), { useBigInt64: true }),
    json: new Uint8Array(0),
  };
}

function decodeMsgpack(bytes: Uint8Array): unknown {
  try {
    return decode(bytes, {
      // An element takes a byte at least; the library makes room for as many as are announced.
      maxArrayLength: bytes.length,
      extensionCodec: codec,
      useBigInt64: true,
      rawStrings: true,
      keyDecoder: prefixingKeyDecoder,
      mapKeyConverter: (key) => {
        if (typeof key === "string") return key;
        throw new TypeError(`a key of a map is a ${typeof key}`);
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WireValueError(
      AttributePath.root,
      `is not valid msgpack (${reason})`,
      error,
    );
  }
}

function fromWire(type: Type, wire: unknown, path: AttributePath): Value {
  if (wire === null) return null;
  if (wire instanceof ExtData) return unknownValue;
  switch (type.kind) {
    case "string":
      if (wire instanceof Uint8Array) return utf8.decode(wire);
      break;
    case "bool":
      if (typeof wire === "boolean") return wire;
      break;
    case "number": {
      const number = numberFromWire(wire);
      if (number !== undefined) return number;
      break;
    }
    case "list":
    case "set":
      if (Array.isArray(wire))
        return wire.map((element, index) =>
          fromWire(type.element, element, path.index(index)),
        );
      break;
    case "map":
      if (isWireMap(wire))
        return new Map(
          Object.entries(wire).map(([prefixed, element]) => {
            const key = prefixed.slice(keyPrefix.length);
            return [key, fromWire(type.element, element, path.key(key))];
          }),
        );
      break;
    case "object":
      if (isWireMap(wire)) return objectFromWire(type.attributes, wire, path);
  }
  throw new WireValueError(path, `is not a ${type.kind}`);
}

function objectFromWire(
  attributes: Readonly<Record<string, Type>>,
  wire: Readonly<Record<string, unknown>>,
  path: AttributePath,
): ObjectValue {
  const names = Object.keys(attributes);
  const superfluous = Object.keys(wire).find(
    (key) => !Object.hasOwn(attributes, key.slice(keyPrefix.length)),
  );
  if (superfluous !== undefined)
    throw new WireValueError(
      path,
      `has the attribute ${JSON.stringify(superfluous.slice(keyPrefix.length))}, which is not in the schema`,
    );
  const missing = names.find((name) => !Object.hasOwn(wire, keyPrefix + name));
  if (missing !== undefined)
    throw new WireValueError(path, `lacks the attribute ${missing}`);
  return Object.fromEntries(
    Object.entries(attributes).map(([name, type]) => [
      name,
      fromWire(type, wire[keyPrefix + name], path.attribute(name)),
    ]),
  );
}

/** Terraform writes as text what no msgpack number holds exactly. */
function numberFromWire(wire: unknown): NumberValue | undefined {
  if (typeof wire === "bigint") return smallestInteger(wire);
  if (typeof wire === "number") return numberFromFloat(wire);
  if (!(wire instanceof Uint8Array)) return undefined;
  const text = utf8.decode(wire);
  if (!numberPattern.test(text)) return undefined;
  return /^-?\d+$/.test(text)
    ? smallestInteger(BigInt(text))
    : new Decimal(text);
}

function numberFromFloat(float: number): NumberValue | undefined {
  if (!Number.isFinite(float)) return undefined;
  if (Number.isInteger(float)) return smallestInteger(BigInt(float));
  // To Terraform a float is the very sum of its bits, of which its text may be a rounding.
  const exact = exactDecimal(float);
  return numbersEqual(float, exact) ? float : exact;
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

function isWireMap(wire: unknown): wire is Readonly<Record<string, unknown>> {
  return (
    typeof wire === "object" &&
    wire !== null &&
    !Array.isArray(wire) &&
    !(wire instanceof Uint8Array)
  );
}

function toWire(type: Type, value: Value): unknown {
  if (value === null) return null;
  if (isUnknown(value)) return unknownExtension;
  if (typeof value === "string") return value.replace(loneSurrogates, "\ufffd");
  if (isNumberValue(value)) return numberToWire(value);
  if (isListValue(value) && "element" in type)
    return value.map((element) => toWire(type.element, element));
  if (isMapValue(value) && type.kind === "map")
    return wireMap([...value], () => type.element);
  if (isObjectValue(value) && type.kind === "object")
    return wireMap(Object.entries(value), (name) => type.attributes[name]);
  return value;
}

function wireMap(
  entries: readonly (readonly [string, Value])[],
  typeOf: (key: string) => Type | undefined,
): Record<string, unknown> {
  // Without a prototype, `__proto__` is a property like any other.
  const map = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) {
    const type = typeOf(key);
    map[key.replace(loneSurrogates, "\ufffd")] =
      type === undefined ? value : toWire(type, value);
  }
  return map;
}

/** They have no form in UTF-8; the library would write bytes that are none. */
const loneSurrogates = /\p{Surrogate}/gu;

const int64Min = -(2n ** 63n);
const uint64Max = 2n ** 64n - 1n;

function numberToWire(value: NumberValue): unknown {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  return typeof value === "bigint" && value >= int64Min && value <= uint64Max
    ? value
    : value.toString();
}
