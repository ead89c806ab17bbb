/** Decodes numbers. Terraform's numbers have 512 bits, and these functions keep them all. */
import { numbersEqual } from "../../framework/engine/values/equality";
import { Decimal, numberPattern } from "../../framework/schema/values";
import type { NumberValue } from "../../framework/schema/values";

/** Decodes a number from text. Terraform sends text if no msgpack number is exact. */
export function numberFromText(text: string): NumberValue | undefined {
  if (!numberPattern.test(text)) return undefined;
  return /^-?\d+$/.test(text)
    ? smallestInteger(BigInt(text))
    : smallestFraction(Number(text), new Decimal(text));
}

/** Decodes a float. Terraform takes its exact binary value, which its usual text may round. */
export function numberFromFloat(float: number): NumberValue | undefined {
  if (!Number.isFinite(float)) return undefined;
  if (Number.isInteger(float)) return smallestInteger(BigInt(float));
  return smallestFraction(float, exactDecimal(float));
}

/** Converts an integer to a number if that is exact. */
export function smallestInteger(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
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
