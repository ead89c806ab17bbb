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

/** A number that no JavaScript number holds exactly, as its decimal text: `0.1`, `1e400`. */
export class Decimal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/**
 * A number: a `number` where that is exact, a `bigint` for a larger integer, else a
 * {@link Decimal}.
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
