/** Validators. Their errors name what is allowed, and the value received unless it is sensitive. */
import type { AttributePath } from "../attribute-path";
import { countCharacters } from "../../text/characters";
import { count } from "../../text/plural";
import { describeNumber, describeReceived, quote } from "../../text/quote";
import type { Diagnostics } from "../diagnostics";
import { isUnknown } from "./values";
import type { NumberValue, Unknown } from "./values";

/** The context of a validation. */
export interface ValidatorContext {
  /** Where the value is. */
  readonly path: AttributePath;
  /** Takes what is wrong with the value. */
  readonly diagnostics: Diagnostics;
  /** Whether errors must not show the value. */
  readonly isSensitive: boolean;
}

/** Checks a value that is known and not null, and reports what is wrong with it. */
export type Validator<V> = (value: V, context: ValidatorContext) => void;

type MapOf<V> = ReadonlyMap<string, V | null | Unknown>;

/**
 * Requires a string of `min` to `max` characters (Unicode code points), both included.
 *
 * @default min: 0, max: unlimited
 */
export function stringLength(limits: {
  readonly min?: number;
  readonly max?: number;
}): Validator<string> {
  const { min = 0, max = Infinity } = limits;
  return (value, context) => {
    const length = countCharacters(value);
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

/** Warns of a string of white space only. */
export const warnIfBlank: Validator<string> = (
  value,
  { path, diagnostics },
) => {
  if (!/^\s+$/.test(value)) return;
  diagnostics.warning(
    "Blank text",
    `${path.toString()} has only white space.`,
    path,
  );
};

/** Requires one of the given strings. */
export function oneOf(values: readonly string[]): Validator<string> {
  const allowed = values.map((one) => `"${one}"`).join(", ");
  return requiring((value) => values.includes(value), `Allowed: ${allowed}`);
}

/** Requires a string that matches a pattern. `expected` completes the sentence "Expected …". */
export function matches(pattern: RegExp, expected: string): Validator<string> {
  return requiring((value) => pattern.test(value), `Expected ${expected}`);
}

/** Requires a whole number from `min` to `max`, both included. */
export function wholeNumberBetween(
  min: number,
  max: number,
): Validator<NumberValue> {
  return requiring(
    (value) =>
      Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    `Expected a whole number from ${min} to ${max}`,
  );
}

/** Requires a map of at most `max` entries. */
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

/** Applies a validator to each key of a map. */
export function mapKeys(
  validator: Validator<string>,
): Validator<MapOf<unknown>> {
  return (value, context) => {
    for (const key of value.keys())
      validator(key, { ...context, path: context.path.key(key) });
  };
}

/**
 * Applies a validator to each known value of a map, and requires that none is null. Errors name the
 * key but never show the value, because users may keep secrets in a map.
 */
export function mapValues<V>(validator: Validator<V>): Validator<MapOf<V>> {
  return (value, context) => {
    for (const [key, element] of value) {
      const path = context.path.key(key);
      validateElement(
        validator,
        element,
        { ...context, path, isSensitive: true },
        `${path.toString()} is null. Give it a value, or omit the key.`,
      );
    }
  };
}

/** Applies a validator to each known element of a list or a set, and requires that none is null. */
export function elements<V>(
  validator: Validator<V>,
): Validator<readonly (V | null | Unknown)[]> {
  return (value, context) => {
    for (const element of value)
      validateElement(
        validator,
        element,
        context,
        `An element of ${context.path.toString()} is null. Give it a value, or omit it.`,
      );
  };
}

function validateElement<V>(
  validator: Validator<V>,
  element: V | null | Unknown,
  context: ValidatorContext,
  ifNull: string,
): void {
  const { path, diagnostics } = context;
  if (element === null) diagnostics.error("Missing value", ifNull, path);
  else if (!isUnknown(element)) validator(element, context);
}

function allowed(min: number, max: number, noun: string): string {
  if (max === Infinity) return `at least ${count(min, noun)}`;
  if (min === 0) return `at most ${count(max, noun)}`;
  return `from ${min} to ${count(max, noun)}`;
}

/** Requires what `isValid` accepts. The error ends with a sentence that says what that is. */
function requiring<V extends string | NumberValue>(
  isValid: (value: V) => boolean,
  sentence: string,
): Validator<V> {
  return (value, context) => {
    if (isValid(value)) return;
    const { path, diagnostics } = context;
    diagnostics.error(
      "Invalid value",
      `${path.toString()} is ${describe(value, context)}. ${sentence}.`,
      path,
    );
  };
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
