import { environmentVariables } from "../api/connection";
import {
  type AvaraClient,
  type AvaraClientOptions,
  createAvaraClient,
  parseCustomHeaders,
} from "../client/avara-client";
import { InvalidOptionError } from "../client/errors";
import { CliError } from "./cli-error";
import type { CliIo } from "./cli-io";

/**
 * Creates a client from the environment variables, as the provider does with an empty configuration.
 *
 * @returns null if there is no key
 * @throws {CliError} naming the invalid variable
 */
export function createEnvironmentClient(
  env: CliIo["env"],
  options: Pick<AvaraClientOptions, "maxRetries" | "requestTimeoutMs"> = {},
): AvaraClient | null {
  const { apiKey, baseUrl, customHeaders } = environmentVariables;
  const key = env[apiKey];
  if (key === undefined || key === "") return null;
  try {
    return createAvaraClient({
      ...options,
      apiKey: key,
      baseUrl: env[baseUrl] === "" ? undefined : env[baseUrl],
      customHeaders: parseCustomHeaders(env[customHeaders] ?? ""),
    });
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const variable = Object.entries(environmentVariables).find(
      ([option]) => option === error.option,
    )?.[1];
    throw new CliError(
      variable === undefined ? error.message : `${variable}: ${error.message}`,
      { cause: error },
    );
  }
}
