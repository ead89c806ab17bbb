import {
  apiKeyPattern,
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
import {
  isMap,
  isString,
  matches,
  oneOf,
  pairsOf,
  trueOrFalse,
  wholeNumber,
} from "../props/basic-rules";
import { ignoredKeysRules, metadataRules } from "../props/metadata-rules";
import type { NamedValue, Rules } from "../props/rule";
import type { AvaraProviderProps } from "./props";

/** The rules for the props of an `AvaraProvider`. Errors never show values that may be secret. */
export const avaraProviderRules: Rules<AvaraProviderProps> = {
  apiKey: [
    {
      expected: "a string of printable ASCII characters without spaces",
      allows: matches(apiKeyPattern),
      describe: describeSecret,
    },
  ],
  baseUrl: [
    {
      expected:
        "an https URL, or an http URL of this machine, without a user name, password, query and fragment",
      allows: (value) =>
        typeof value === "string" && findBaseUrlProblem(value) === null,
      describe: (value) =>
        matches(/[@?#]/)(value)
          ? describeSecret(value)
          : describeReceived(value),
    },
  ],
  customHeaders: [
    { expected: "a map of strings", allows: isMap, describe: describeSecret },
    {
      expected: "the name of a header",
      select: headerNamesOf,
      allows: matches(headerNamePattern),
    },
    {
      expected: "a header that the provider does not set itself",
      select: headerNamesOf,
      allows: (name) => !reservedHeaders.has(String(name).toLowerCase()),
    },
    {
      expected: "a string of Latin-1 characters without line breaks",
      select: (headers) =>
        pairsOf(headers).map(([name, value]) => [nameOfHeader(name), value]),
      allows: matches(headerValuePattern),
      describe: describeSecret,
    },
  ],
  requestTimeoutSeconds: [
    wholeNumber(1, connectionLimits.maxRequestTimeoutSeconds),
  ],
  maxRetries: [wholeNumber(0, connectionLimits.maxRetries)],
  maxRequestsPerSecond: [wholeNumber(1, connectionLimits.maxRequestsPerSecond)],
  deletionPolicy: [oneOf(deletionPolicies)],
  onExisting: [oneOf(onExistingPolicies)],
  defaultMetadata: metadataRules,
  ignoreMetadataKeys: ignoredKeysRules("defaultMetadata"),
  maxDeactivations: [wholeNumber(0)],
  alias: [
    {
      expected: "a string of at least 1 character",
      allows: isString({ min: 1 }),
    },
  ],
  install: [trueOrFalse],
};

function headerNamesOf(headers: unknown): readonly NamedValue[] {
  return pairsOf(headers).map(([name]) => [
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
