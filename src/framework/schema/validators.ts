/** Ready-made validators. Each names the value received, if it may be shown, and what is allowed. */
import type { AttributePath } from "./attribute-path";
import { count } from "../../text/plural";
import { describeNumber, describeReceived, quote } from "../../text/quote";
import type { Diagnostics } from "../diagnostics";
import { isUnknown } from "./values";
import type { NumberValue, Unknown } from "./values";

/** Where a validator stands and what it may say. */
export interface ValidatorContext {
  readonly path: AttributePath;
  readonly diagnostics: Diagnostics;
  /** The value must not be shown. */
  readonly isSensitive: boolean;
}

/** Checks a value that is known and not null, and says what is wrong with it. */
export type Validator<V> = (value: V, context: ValidatorContext) => void;

type MapOf<V> = ReadonlyMap<string, V | null | Unknown>;

/** A string of at least `min` and at most `max` characters (Unicode code points). */
export function stringLength(limits: {
  readonly min?: number;
  readonly max?: number;
}): Validator<string> {
  const { min = 0, max = Infinity } = limits;
  return (value, context) => {
    const length = Array.from(value).length;
    if (length >= min && length <= max) return;
    const { path, diagnostics, isSensitive } = context;
    const received = `${count(length, "character")}${isSensitive ? "" : `: ${quote(value)}`}`;
    diagnostics.error(
      "Invalid length",
      `${path.toString()} has ${received}. Allowed: ${allowed(min, max, "character")}.`,
      path,
    );
  };
}

/** One of a few strings. */
export function oneOf(values: readonly string[]): Validator<string> {
  return (value, context) => {
    if (values.includes(value)) return;
    const { path, diagnostics } = context;
    diagnostics.error(
      "Invalid value",
      `${path.toString()} is ${describe(value, context)}. Allowed: ${values.map((one) => `"${one}"`).join(", ")}.`,
      path,
    );
  };
}

/** A string of a form; `expected` completes "Expected …". */
export function matches(pattern: RegExp, expected: string): Validator<string> {
  return (value, context) => {
    if (pattern.test(value)) return;
    const { path, diagnostics } = context;
    diagnostics.error(
      "Invalid value",
      `${path.toString()} is ${describe(value, context)}. Expected ${expected}.`,
      path,
    );
  };
}

/** A whole number from `min` to `max`. */
export function wholeNumberBetween(
  min: number,
  max: number,
): Validator<NumberValue> {
  return (value, context) => {
    if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max)
      return;
    const { path, diagnostics } = context;
    diagnostics.error(
      "Invalid value",
      `${path.toString()} is ${describe(value, context)}. Expected a whole number from ${min} to ${max}.`,
      path,
    );
  };
}

/** A map of at most `max` pairs. */
export function mapSizeAtMost(max: number): Validator<MapOf<unknown>> {
  return (value, { path, diagnostics }) => {
    if (value.size <= max) return;
    diagnostics.error(
      "Too many entries",
      `${path.toString()} has ${count(value.size, "entry")}. Allowed: ${allowed(0, max, "entry")}.`,
      path,
    );
  };
}

/** A map each of whose keys passes a validator. */
export function mapKeys(
  validator: Validator<string>,
): Validator<MapOf<unknown>> {
  return (value, context) => {
    for (const key of value.keys())
      validator(key, { ...context, path: context.path.key(key) });
  };
}

/**
 * A map each of whose values is there and passes a validator, as far as it is known. None is shown:
 * its key names it, and what users keep in a map may be a secret.
 */
export function mapValues<V>(validator: Validator<V>): Validator<MapOf<V>> {
  return (value, context) => {
    for (const [key, element] of value) {
      const at = context.path.key(key);
      if (element === null)
        context.diagnostics.error(
          "Missing value",
          `${at.toString()} is null. Give it a value, or leave the key out.`,
          at,
        );
      else if (!isUnknown(element))
        validator(element, { ...context, path: at, isSensitive: true });
    }
  };
}

function allowed(min: number, max: number, noun: string): string {
  if (max === Infinity) return `at least ${count(min, noun)}`;
  if (min === 0) return `at most ${count(max, noun)}`;
  return `from ${min} to ${count(max, noun)}`;
}

function describe(
  value: string | NumberValue,
  { isSensitive }: ValidatorContext,
): string {
  if (isSensitive) return "a value that is not shown";
  return typeof value === "string"
    ? describeReceived(value)
    : describeNumber(value.toString());
}
