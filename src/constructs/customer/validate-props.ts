/** The rules for the props of an `ExpressCustomer`. A test compares them with those of the API and the provider. */
import {
  deletionPolicies,
  expressCustomerIdPattern,
  expressCustomerLimits,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { describeReceived } from "../../text/quote";
import type { PropsProblem } from "../props-error";
import {
  checkProps,
  isMap,
  isOneOf,
  isString,
  type NamedValue,
  oneOf,
  optional,
  pairsOf,
  type Rule,
} from "../props-rules";
import type { ExpressCustomerProps } from "./props";

const {
  minNameLength,
  maxMetadataPairs,
  maxMetadataKeyLength,
  maxMetadataValueLength,
} = expressCustomerLimits;

const names = {
  name: true,
  active: true,
  metadata: true,
  deletionPolicy: true,
  onExisting: true,
  importId: true,
  provider: true,
  dependsOn: true,
  lifecycle: true,
} satisfies Record<keyof ExpressCustomerProps, true>;

const rules: readonly Rule<ExpressCustomerProps>[] = [
  {
    expected: `a string of at least ${minNameLength} character that is not blank`,
    select: ({ name }) => [["name", name]],
    allows: (value) =>
      isString({ min: minNameLength })(value) && String(value).trim() !== "",
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
    expected: "a key other than __proto__, which CDKTF would lose",
    select: ({ metadata }) => keysOf(metadata),
    allows: (value) => value !== "__proto__",
  },
  {
    expected:
      "a key that differs from the others after Unicode normalization, which Terraform does",
    select: ({ metadata }) => {
      const keys = keysOf(metadata);
      const forms = keys.map(([, key]) => String(key).normalize());
      return keys.filter((_, i) => forms.indexOf(forms[i] ?? "") !== i);
    },
    allows: () => false,
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
  {
    expected: "the id of a customer, cus_ and 32 hexadecimal digits",
    select: ({ importId }) => optional("importId", importId),
    allows: (value) =>
      typeof value === "string" && expressCustomerIdPattern.test(value),
  },
];

/**
 * Checks the props of a customer that are known during synthesis. Terraform checks the tokens.
 *
 * @returns all problems; empty if there are none
 */
export function validateExpressCustomerProps(
  props: ExpressCustomerProps,
): readonly PropsProblem[] {
  return checkProps(props, Object.keys(names), rules);
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
