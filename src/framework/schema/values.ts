import { quote } from "../../text/quote";

/**
 * Terraform's values as JavaScript has them.
 *
 * | Terraform        | here                                                       |
 * |------------------|------------------------------------------------------------|
 * | null             | `null`                                                     |
 * | (known after …)  | {@link unknownValue}                                       |
 * | string, bool     | `string`, `boolean`                                        |
 * | number           | {@link NumberValue}: no digit is lost                      |
 * | list, set, tuple | an array; the order of a set means nothing                 |
 * | map              | a `Map`: its keys are the user's, `__proto__` included     |
 * | object           | an object with every attribute of its type, absent is null |
 */

/** A value that is known only after an apply. */
export const unknownValue: unique symbol = Symbol("unknown value");

/** The type of {@link unknownValue}. */
export type Unknown = typeof unknownValue;

/** The form of a number's text. */
export const numberPattern = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** A number of which no JavaScript number holds every digit, as its text: `1e400`. */
export class Decimal {
  readonly text: string;

  /** @throws {RangeError} for a text that is no number */
  constructor(text: string) {
    if (!numberPattern.test(text))
      throw new RangeError(`${quote(text)} is not a number.`);
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * A number: a safe integer or a finite fraction as a `number`, a larger integer as a `bigint`, else
 * a {@link Decimal}. A fraction means what is written: `0.1` is a tenth.
 */
export type NumberValue = number | bigint | Decimal;

/** An object value; its keys are the attribute names of its type. */
export interface ObjectValue {
  readonly [attribute: string]: Value;
}

/** Any value of Terraform's. */
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

/** Whether a value is a number of Terraform's. */
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
