import type { Type } from "../../schema/types";
import {
  isListValue,
  isMapValue,
  isNumberValue,
  isObjectValue,
} from "../../schema/values";
import type { NumberValue, ObjectValue, Value } from "../../schema/values";

/** Whether two values of a type are equal. Two unknown values count as equal. */
export function valuesEqual(type: Type, a: Value, b: Value): boolean {
  if (a === b) return true;
  if (isNumberValue(a) && isNumberValue(b)) return numbersEqual(a, b);
  if (isListValue(a) && isListValue(b) && "element" in type)
    return type.kind === "set"
      ? setsEqual(type.element, a, b)
      : listsEqual(type.element, a, b);
  if (isMapValue(a) && isMapValue(b) && type.kind === "map")
    return mapsEqual(type.element, a, b);
  if (isObjectValue(a) && isObjectValue(b) && type.kind === "object")
    return objectsEqual(type.attributes, a, b);
  return false;
}

/** Whether two numbers are equal, in whatever form: `10`, `10n`, `1e1`, `10.0`. */
export function numbersEqual(a: NumberValue, b: NumberValue): boolean {
  return canonicalText(a) === canonicalText(b);
}

function canonicalText(number: NumberValue): string {
  const text = number.toString();
  const [, sign = "", whole, fraction = "", exponent = "0"] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const scale =
    BigInt(exponent) +
    BigInt(digits.length - significant.length - fraction.length);
  return `${sign}${significant}e${scale.toString()}`;
}

function listsEqual(
  element: Type,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  return (
    a.length === b.length &&
    a.every((value, index) => valuesEqual(element, value, b[index] ?? null))
  );
}

function setsEqual(
  element: Type,
  a: readonly Value[],
  b: readonly Value[],
): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  return a.every((value) => {
    const index = rest.findIndex((other) => valuesEqual(element, value, other));
    if (index === -1) return false;
    rest.splice(index, 1);
    return true;
  });
}

function mapsEqual(
  element: Type,
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
): boolean {
  return (
    a.size === b.size &&
    [...a].every(([key, value]) => {
      const other = b.get(key);
      return other !== undefined && valuesEqual(element, value, other);
    })
  );
}

function objectsEqual(
  attributes: Readonly<Record<string, Type>>,
  a: ObjectValue,
  b: ObjectValue,
): boolean {
  return Object.entries(attributes).every(([name, type]) =>
    valuesEqual(type, a[name] ?? null, b[name] ?? null),
  );
}
