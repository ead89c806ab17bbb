import { quote } from "../../text/quote";

/**
 * Terraform's values in TypeScript.
 *
 * | Terraform           | TypeScript                                              |
 * |---------------------|---------------------------------------------------------|
 * | null                | `null`                                                  |
 * | (known after apply) | {@link unknownValue}                                    |
 * | string, bool        | `string`, `boolean`                                     |
 * | number              | {@link NumberValue}, which keeps every digit            |
 * | list, set, tuple    | an array; the order of a set has no meaning             |
 * | map                 | a `Map`, because a key may be any text, even `__proto__`|
 * | object              | an object with every attribute, null if it is not set   |
 */

/** Stands for a value that is known only after apply. */
export const unknownValue: unique symbol = Symbol("unknown value");

/** The type of {@link unknownValue}. */
export type Unknown = typeof unknownValue;

/** The syntax of a number. */
export const numberPattern = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number that JavaScript's `number` and `bigint` cannot represent exactly, as text: `1e400`. */
export class Decimal {
  /** The number, as Terraform wrote it. */
  readonly text: string;

  /** @throws {RangeError} if the text is not a number */
  constructor(text: string) {
    if (!numberPattern.test(text))
      throw new RangeError(`${quote(text)} is not a number.`);
    this.text = text;
  }

  /** The text of the number. */
  toString(): string {
    return this.text;
  }
}

/**
 * A number: a safe integer or a fraction as a `number`, a larger integer as a `bigint`, anything
 * else as a {@link Decimal}. A fraction has the value that its text shows: `0.1` is exactly a tenth.
 */
export type NumberValue = number | bigint | Decimal;

/** An object value; its keys are the attribute names of its type. */
export interface ObjectValue {
  readonly [attribute: string]: Value;
}

/** Any Terraform value. */
export type Value =
  | null
  | Unknown
  | string
  | boolean
  | NumberValue
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | ObjectValue;

/** Whether a value is {@link unknownValue}. */
export function isUnknown(value: unknown): value is Unknown {
  return value === unknownValue;
}

/** Whether a value is a number. */
export function isNumberValue(value: Value): value is NumberValue {
  return (
    typeof value === "number" ||
    typeof value === "bigint" ||
    value instanceof Decimal
  );
}

/** Whether a value is an array: a list, a set or a tuple. */
export function isListValue(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether a value is a map. */
export function isMapValue(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

/** Whether a value is an object. */
export function isObjectValue(value: Value): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !isListValue(value) &&
    !isMapValue(value) &&
    !(value instanceof Decimal)
  );
}
