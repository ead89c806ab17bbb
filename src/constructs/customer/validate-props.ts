/**
 * What the props of an `ExpressCustomer` may be, as a table. The API's limits stand here once more, so
 * that synthesizing loads no API client; a test holds them against the API's and the provider's.
 */
import {
  deletionPolicies,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { Token } from "cdktf";
import {
  expressCustomerLimits,
  countCharacters,
} from "../../api/express-customer-limits";
import type { ExpressCustomerProps } from "./props";
import { describeReceived } from "../../text/quote";
import type { PropsProblem } from "../props-error";

type NamedValue = readonly [prop: string, value: unknown];

interface Rule {
  readonly expected: string;
  /** The values that the rule is about. */
  readonly select: (props: ExpressCustomerProps) => readonly NamedValue[];
  readonly allows: (value: unknown) => boolean;
  /** @default {@link describeReceived} */
  readonly describe?: (value: unknown) => string;
}

const {
  minNameLength,
  maxMetadataPairs,
  maxMetadataKeyLength,
  maxMetadataValueLength,
} = expressCustomerLimits;

const rules: readonly Rule[] = [
  {
    expected: `a string of at least ${minNameLength} character`,
    select: ({ name }) => [["name", name]],
    allows: isString({ min: minNameLength }),
  },
  {
    expected: "true or false",
    select: ({ active }) => optional("active", active),
    allows: (value) => typeof value === "boolean",
  },
  {
    expected: "a map of strings",
    select: ({ metadata }) => optional("metadata", metadata),
    allows: isMap,
  },
  {
    expected: `a map of at most ${maxMetadataPairs} pairs`,
    select: ({ metadata }) => optional("metadata", metadata),
    allows: (value) => pairsOf(value).length <= maxMetadataPairs,
    describe: (value) => `${pairsOf(value).length} pairs`,
  },
  {
    expected: `a string of at most ${maxMetadataValueLength} characters`,
    select: ({ metadata }) =>
      pairsOf(metadata).map(([key, value]) => [nameOfPair(key), value]),
    allows: isString({ max: maxMetadataValueLength }),
  },
  {
    expected: `of at most ${maxMetadataKeyLength} characters`,
    select: ({ metadata }) => keysOf(metadata),
    allows: isString({ max: maxMetadataKeyLength }),
  },
  {
    expected: "another than __proto__, which CDKTF would lose",
    select: ({ metadata }) => keysOf(metadata),
    allows: (value) => value !== "__proto__",
  },
  {
    expected: oneOf(deletionPolicies),
    select: ({ deletionPolicy }) => optional("deletionPolicy", deletionPolicy),
    allows: isOneOf(deletionPolicies),
  },
  {
    expected: oneOf(onExistingPolicies),
    select: ({ onExisting }) => optional("onExisting", onExisting),
    allows: isOneOf(onExistingPolicies),
  },
];

/**
 * Checks the props of a customer as far as they are known when the stack is synthesized; tokens are
 * left to Terraform.
 *
 * @returns all problems, in the order of the table; empty when there are none
 */
export function validateExpressCustomerProps(
  props: ExpressCustomerProps,
): readonly PropsProblem[] {
  return rules.flatMap(
    ({ expected, select, allows, describe = describeReceived }) =>
      select(props)
        .filter(([, value]) => !Token.isUnresolved(value) && !allows(value))
        .map(([prop, value]) => ({
          prop,
          received: describe(value),
          expected,
        })),
  );
}

function optional(prop: string, value: unknown): readonly NamedValue[] {
  return value === undefined ? [] : [[prop, value]];
}

function isString({ min = 0, max = Infinity }): Rule["allows"] {
  return (value) => {
    if (typeof value !== "string") return false;
    const length = countCharacters(value);
    return length >= min && length <= max;
  };
}

function isOneOf(values: readonly unknown[]): Rule["allows"] {
  return (value) => values.includes(value);
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The pairs that are written out; none where the whole map is a token. */
function pairsOf(metadata: unknown): readonly NamedValue[] {
  return isMap(metadata) && !Token.isUnresolved(metadata)
    ? Object.entries(metadata)
    : [];
}

function keysOf(metadata: unknown): readonly NamedValue[] {
  return pairsOf(metadata).map(([key]) => [
    `the key of ${nameOfPair(key)}`,
    key,
  ]);
}

function nameOfPair(key: string): string {
  return `metadata[${describeReceived(key)}]`;
}
