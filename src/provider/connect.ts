import {
  parseCustomHeaders,
  createAvaraClient,
  type AvaraClient,
  type AvaraClientOptions,
} from "../client/avara-client";
import { environmentVariables } from "../api/connection";
import { InvalidOptionError, type ClientOption } from "../client/errors";
import { pathTo } from "../framework/attribute-path";
import type { Diagnostics } from "../framework/diagnostics";
import type { Config } from "../framework/schema/inference";
import type { Secrets } from "../framework/secrets";
import { isUnknown } from "../framework/schema/values";
import {
  configurationDefaults,
  type configurationSchema,
} from "./configuration";

type ProviderConfig = Config<typeof configurationSchema>;

/** The names of the settings that the client needs and that are not known yet. */
export function unknownConnectionSettings(
  config: ProviderConfig,
): readonly string[] {
  const names = Object.values(sourcesOf).flatMap(({ attribute }) =>
    attribute === undefined ? [] : [attribute],
  );
  return names.filter((name) => {
    const value = config[name];
    return (
      isUnknown(value) ||
      (value instanceof Map && [...value.values()].some(isUnknown))
    );
  });
}

/** The client options that do not come from the configuration. */
export type ClientDependencies = Pick<
  AvaraClientOptions,
  "clock" | "send" | "random" | "onRequest"
>;

/** Creates the client from a known configuration, or reports what is wrong with it. */
export function createConfiguredClient(
  config: ProviderConfig,
  environment: NodeJS.ProcessEnv,
  dependencies: ClientDependencies,
  {
    diagnostics,
    secrets,
  }: {
    readonly diagnostics: Diagnostics;
    readonly secrets: Secrets;
  },
): AvaraClient | null {
  const apiKey =
    knownString(config.api_key) ?? fromEnvironment(environmentVariables.apiKey);
  if (apiKey === undefined) {
    diagnostics.error(
      "The API key is missing",
      `Set api_key in the provider's block, or the environment variable ${environmentVariables.apiKey}. ` +
        "No key yet? Try everything on the embedded sandbox: npx cdktf-avara sandbox",
      pathTo("api_key"),
    );
    return null;
  }
  secrets.add(apiKey);
  try {
    const customHeaders =
      knownHeaders(config.custom_headers) ??
      parseCustomHeaders(
        fromEnvironment(environmentVariables.customHeaders) ?? "",
      );
    for (const value of Object.values(customHeaders)) secrets.add(value);
    return createAvaraClient({
      ...dependencies,
      apiKey,
      customHeaders,
      baseUrl:
        knownString(config.base_url) ??
        fromEnvironment(environmentVariables.baseUrl),
      requestTimeoutMs:
        1000 *
        (knownNumber(config.request_timeout_seconds) ??
          configurationDefaults.requestTimeoutSeconds),
      maxRetries:
        knownNumber(config.max_retries) ?? configurationDefaults.maxRetries,
      maxRequestsPerSecond: knownNumber(config.max_requests_per_second),
      userAgentSuffix: environment.TF_APPEND_USER_AGENT,
    });
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const { attribute, variable } = sourcesOf[error.option];
    const isInBlock = attribute !== undefined && config[attribute] !== null;
    diagnostics.error(
      "Invalid provider configuration",
      isInBlock || variable === undefined
        ? error.message
        : `${error.message}\n\nIt comes from the environment variable ${variable}.`,
      isInBlock ? pathTo(attribute) : undefined,
    );
    return null;
  }

  function fromEnvironment(name: string): string | undefined {
    return environment[name] === "" ? undefined : environment[name];
  }
}

/** Where each client option comes from. */
const sourcesOf: Readonly<
  Record<
    ClientOption,
    { readonly attribute?: keyof ProviderConfig; readonly variable?: string }
  >
> = {
  apiKey: { attribute: "api_key", variable: environmentVariables.apiKey },
  baseUrl: { attribute: "base_url", variable: environmentVariables.baseUrl },
  customHeaders: {
    attribute: "custom_headers",
    variable: environmentVariables.customHeaders,
  },
  maxRequestsPerSecond: { attribute: "max_requests_per_second" },
  maxRetries: { attribute: "max_retries" },
  requestTimeoutMs: { attribute: "request_timeout_seconds" },
  userAgentSuffix: { variable: "TF_APPEND_USER_AGENT" },
};

function knownString(value: ProviderConfig["base_url"]): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The number of a setting, if it is set and known. */
export function knownNumber(
  value: ProviderConfig["max_retries"],
): number | undefined {
  return value === null || isUnknown(value) ? undefined : Number(value);
}

function knownHeaders(
  value: ProviderConfig["custom_headers"],
): Readonly<Record<string, string>> | undefined {
  if (value === null || isUnknown(value)) return undefined;
  return Object.fromEntries(
    [...value].flatMap(([name, text]) =>
      typeof text === "string" ? [[name, text]] : [],
    ),
  );
}
