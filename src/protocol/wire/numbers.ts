/** Numbers on the wire. Terraform's numbers have 512 bits; ours keep all of them. */
import { numbersEqual } from "../../framework/engine/equality";
import { Decimal, numberPattern } from "../../framework/schema/values";
import type { NumberValue } from "../../framework/schema/values";

/** Reads a number that came as text, which is how Terraform sends what no msgpack number holds exactly. */
export function numberFromText(text: string): NumberValue | undefined {
  if (!numberPattern.test(text)) return undefined;
  return /^-?\d+$/.test(text)
    ? smallestInteger(BigInt(text))
    : smallestFraction(Number(text), new Decimal(text));
}

/** Reads a float. To Terraform a float is exactly what its bits say; its usual text may be rounded. */
export function numberFromFloat(float: number): NumberValue | undefined {
  if (!Number.isFinite(float)) return undefined;
  if (Number.isInteger(float)) return smallestInteger(BigInt(float));
  return smallestFraction(float, exactDecimal(float));
}

/** The integer as a number if a number holds it exactly. */
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
