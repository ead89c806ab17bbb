/** How the provider is configured: by its block, else by the environment. */
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
      description: `The API key. Else the environment variable \`${apiKey}\` is read.`,
    }),
    base_url: attribute(types.string, {
      optional: true,
      description: `The address of the API, by \`https\`; plain \`http\` only to this machine. Else the environment variable \`${baseUrl}\` is read, else it is \`${defaultBaseUrl}\`.`,
    }),
    custom_headers: attribute(types.map(types.string), {
      optional: true,
      sensitive: true,
      description: `Headers to send with every request. Else the environment variable \`${customHeaders}\` is read: a line \`Name: value\` for each.`,
    }),
    request_timeout_seconds: attribute(types.number, {
      optional: true,
      validators: [
        wholeNumberBetween(1, connectionLimits.maxRequestTimeoutSeconds),
      ],
      description: `How long one attempt of a request may take, in seconds: from 1 to ${connectionLimits.maxRequestTimeoutSeconds}. Default: ${configurationDefaults.requestTimeoutSeconds}.`,
    }),
    max_retries: attribute(types.number, {
      optional: true,
      validators: [wholeNumberBetween(0, connectionLimits.maxRetries)],
      description: `How often a request that is safe to repeat is repeated, beside the first attempt: from 0 to ${connectionLimits.maxRetries} times. Default: ${configurationDefaults.maxRetries}.`,
    }),
    deletion_policy: attribute(types.string, {
      optional: true,
      validators: [oneOf(deletionPolicies)],
      description:
        "What destroying a customer does where its resource does not say: `deactivate` (default), `abandon` or `prevent`.",
    }),
    on_existing: attribute(types.string, {
      optional: true,
      validators: [oneOf(onExistingPolicies)],
      description:
        "What creating a customer does where one of the same name lives already, and the resource does not say: `create` (default), `adopt` or `fail`.",
    }),
    max_deactivations: attribute(types.number, {
      optional: true,
      validators: [wholeNumberBetween(0, Number.MAX_SAFE_INTEGER)],
      description:
        "How many customers one run may deactivate, in whichever way: by `active = false`, by destroying, by replacing and by adopting. A plan that deactivates more fails before anything is changed; an apply that would deactivate more, because not all was known while planning, fails at the first customer too many. It counts for each provider block and each run: two aliases count each for itself. Default: no limit.",
    }),
  },
});
