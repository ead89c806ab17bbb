/** The rules for the props of an `AvaraProvider`. Errors never show values that may be secret. */
import {
  connectionLimits,
  findBaseUrlProblem,
  headerNamePattern,
  headerValuePattern,
  reservedHeaders,
} from "../../api/connection";
import {
  deletionPolicies,
  onExistingPolicies,
} from "../../api/express-customer-limits";
import { describeReceived } from "../../text/quote";
import { ignoredKeysRules, metadataRules } from "../metadata-rules";
import type { PropsProblem } from "../props-error";
import {
  checkProps,
  isMap,
  isOneOf,
  isString,
  isWholeNumber,
  type NamedValue,
  oneOf,
  optional,
  pairsOf,
  type Rule,
} from "../props-rules";
import type { AvaraProviderProps } from "./props";

const { maxRequestsPerSecond, maxRequestTimeoutSeconds, maxRetries } =
  connectionLimits;

const names = {
  apiKey: true,
  baseUrl: true,
  customHeaders: true,
  requestTimeoutSeconds: true,
  maxRetries: true,
  deletionPolicy: true,
  onExisting: true,
  maxDeactivations: true,
  maxRequestsPerSecond: true,
  defaultMetadata: true,
  ignoreMetadataKeys: true,
  alias: true,
  install: true,
} satisfies Record<keyof AvaraProviderProps, true>;

const rules: readonly Rule<AvaraProviderProps>[] = [
  {
    expected: "a string of printable ASCII characters without spaces",
    select: ({ apiKey }) => optional("apiKey", apiKey),
    allows: (value) =>
      typeof value === "string" && /^[\x21-\x7e]+$/.test(value),
    describe: describeSecret,
  },
  {
    expected:
      "an https URL, or an http URL of this machine, without a user name, password, query and fragment",
    select: ({ baseUrl }) => optional("baseUrl", baseUrl),
    allows: (value) =>
      typeof value === "string" && findBaseUrlProblem(value) === null,
    describe: (value) =>
      typeof value === "string" && /[@?#]/.test(value)
        ? describeSecret(value)
        : describeReceived(value),
  },
  {
    expected: "a map of strings",
    select: ({ customHeaders }) => optional("customHeaders", customHeaders),
    allows: isMap,
    describe: describeSecret,
  },
  {
    expected: "the name of a header",
    select: headerNamesOf,
    allows: (name) => headerNamePattern.test(String(name)),
  },
  {
    expected: "a header that the provider does not set itself",
    select: headerNamesOf,
    allows: (name) => !reservedHeaders.has(String(name).toLowerCase()),
  },
  {
    expected: "a string of Latin-1 characters without line breaks",
    select: ({ customHeaders }) =>
      pairsOf(customHeaders).map(([name, value]) => [
        nameOfHeader(name),
        value,
      ]),
    allows: (value) =>
      typeof value === "string" && headerValuePattern.test(value),
    describe: describeSecret,
  },
  {
    expected: `a whole number from 1 to ${maxRequestTimeoutSeconds}`,
    select: ({ requestTimeoutSeconds }) =>
      optional("requestTimeoutSeconds", requestTimeoutSeconds),
    allows: isWholeNumber({ min: 1, max: maxRequestTimeoutSeconds }),
  },
  {
    expected: `a whole number from 0 to ${maxRetries}`,
    select: (props) => optional("maxRetries", props.maxRetries),
    allows: isWholeNumber({ max: maxRetries }),
  },
  {
    expected: `a whole number from 1 to ${maxRequestsPerSecond}`,
    select: (props) =>
      optional("maxRequestsPerSecond", props.maxRequestsPerSecond),
    allows: isWholeNumber({ min: 1, max: maxRequestsPerSecond }),
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
  ...metadataRules("defaultMetadata"),
  ...ignoredKeysRules("defaultMetadata"),
  {
    expected: "a whole number of at least 0",
    select: ({ maxDeactivations }) =>
      optional("maxDeactivations", maxDeactivations),
    allows: isWholeNumber({}),
  },
  {
    expected: "a string of at least 1 character",
    select: ({ alias }) => optional("alias", alias),
    allows: isString({ min: 1 }),
  },
  {
    expected: "true or false",
    select: ({ install }) => optional("install", install),
    allows: (value) => typeof value === "boolean",
  },
];

/**
 * Checks the props of a provider that are known during synthesis. Terraform checks the tokens.
 *
 * @returns all problems; empty if there are none
 */
export function validateAvaraProviderProps(
  props: AvaraProviderProps,
): readonly PropsProblem[] {
  return checkProps(props, Object.keys(names), rules);
}

function headerNamesOf({
  customHeaders,
}: AvaraProviderProps): readonly NamedValue[] {
  return pairsOf(customHeaders).map(([name]) => [
    `the name of ${nameOfHeader(name)}`,
    name,
  ]);
}

function nameOfHeader(name: string): string {
  return `customHeaders[${describeReceived(name)}]`;
}

function describeSecret(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "string"
    ? `a string of ${value.length} characters`
    : `a value of the type ${typeof value}`;
}
