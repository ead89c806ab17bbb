/** The schema of the provider block. The environment supplies what the block omits. */
import {
  deletionPolicies,
  onExistingPolicies,
} from "../api/express-customer-limits";
import {
  connectionLimits,
  defaultBaseUrl,
  environmentVariables,
} from "../api/connection";
import { attribute, defineSchema } from "../framework/schema/schema";
import { types } from "../framework/schema/types";
import { oneOf, wholeNumberBetween } from "../framework/schema/validators";
import {
  ignoredKeysValidators,
  metadataValidators,
} from "./express-customer/metadata/validators";

const { apiKey, baseUrl, customHeaders } = environmentVariables;

export const configurationDefaults = {
  requestTimeoutSeconds: 60,
  maxRetries: 4,
} as const;

export const configurationSchema = defineSchema({
  description:
    "Declares Avara Express customers, the tenants of the Avara radiology platform.",
  attributes: {
    api_key: attribute(types.string, {
      optional: true,
      sensitive: true,
      description: `The API key. Default: the environment variable \`${apiKey}\`.`,
    }),
    base_url: attribute(types.string, {
      optional: true,
      description: `The address of the API: an \`https\` URL, or an \`http\` URL of this machine. Default: the environment variable \`${baseUrl}\`, or else \`${defaultBaseUrl}\`.`,
    }),
    custom_headers: attribute(types.map(types.string), {
      optional: true,
      sensitive: true,
      description: `Headers to send with every request. Default: the environment variable \`${customHeaders}\`, with one \`Name: value\` per line.`,
    }),
    request_timeout_seconds: attribute(types.number, {
      optional: true,
      validators: [
        wholeNumberBetween(1, connectionLimits.maxRequestTimeoutSeconds),
      ],
      description: `The timeout of one attempt of a request, in seconds, from 1 to ${connectionLimits.maxRequestTimeoutSeconds}. Default: ${configurationDefaults.requestTimeoutSeconds}.`,
    }),
    max_retries: attribute(types.number, {
      optional: true,
      validators: [wholeNumberBetween(0, connectionLimits.maxRetries)],
      description: `How many times to retry a request that is safe to repeat, from 0 to ${connectionLimits.maxRetries}. Default: ${configurationDefaults.maxRetries}.`,
    }),
    max_requests_per_second: attribute(types.number, {
      optional: true,
      validators: [
        wholeNumberBetween(1, connectionLimits.maxRequestsPerSecond),
      ],
      description: `How many requests begin in a second at most, from 1 to ${connectionLimits.maxRequestsPerSecond}, for accounts that other programs use too. Default: no limit; after a 429, requests slow down by themselves.`,
    }),
    deletion_policy: attribute(types.string, {
      optional: true,
      validators: [oneOf(deletionPolicies)],
      description:
        "What destroying a customer does, unless its resource overrides it: `deactivate` (default), `abandon` or `prevent`.",
    }),
    on_existing: attribute(types.string, {
      optional: true,
      validators: [oneOf(onExistingPolicies)],
      description:
        "What creating a customer does if a customer of the same name already exists, unless the resource overrides it: `create` (default), `adopt` or `fail`.",
    }),
    default_metadata: attribute(types.map(types.string), {
      optional: true,
      validators: metadataValidators,
      description:
        "Metadata of all customers. A customer's own `metadata` wins where both have a key, and its `metadata_all` shows the result. Default: none.",
    }),
    ignore_metadata_keys: attribute(types.set(types.string), {
      optional: true,
      validators: ignoredKeysValidators,
      description:
        "Metadata keys that are left to others: exact keys, or prefixes that end with `*`. They are not shown as drift, and never changed or removed. It is an error to declare an ignored key. Default: none.",
    }),
    max_deactivations: attribute(types.number, {
      optional: true,
      validators: [wholeNumberBetween(0, Number.MAX_SAFE_INTEGER)],
      description:
        "The maximum number of customers that one run may deactivate, whether through `active = false` or by destroying, replacing or adopting. A plan that deactivates more fails before anything changes. An apply that would exceed the limit, because some values were unknown during the plan, stops before the customer that would exceed it. Each provider block counts separately, aliases included. Default: no limit.",
    }),
  },
});
