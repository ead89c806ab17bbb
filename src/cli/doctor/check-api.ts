import {
  AuthenticationError,
  NotFoundError,
  PermissionError,
} from "../../client/errors";
import { defaultBaseUrl, environmentVariables } from "../../api/connection";
import type { AvaraClient } from "../../client/avara-client";
import {
  ConnectionError,
  ResponseShapeError,
  toClientError,
} from "../../client/errors";
import { CliError } from "../cli-error";
import type { Machine } from "../machine";
import type { Check } from "./check";

const { apiKey, baseUrl } = environmentVariables;

/** Checks the key and the API with a request for one customer. The key itself is never shown. */
export async function checkApi(
  { env }: Machine,
  createClient: () => AvaraClient | null,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  try {
    const client = createClient();
    if (client === null)
      return [
        {
          title: "API key",
          status: "problem",
          detail: `${apiKey} is not set`,
          cure: `export ${apiKey}=…; to try things out without a key, npx cdktf-avara sandbox`,
        },
      ];
    const key: Check = {
      title: "API key",
      status: "ok",
      detail: `${apiKey} is set`,
    };
    return [
      key,
      await checkAnswer(
        env[baseUrl] === "" ? defaultBaseUrl : (env[baseUrl] ?? defaultBaseUrl),
        client,
        signal,
      ),
    ];
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [
      {
        title: "Connection",
        status: "problem",
        detail: error.message,
        cure: "Correct the variable, or unset it.",
      },
    ];
  }
}

async function checkAnswer(
  address: string,
  { expressCustomers }: AvaraClient,
  signal: AbortSignal,
): Promise<Check> {
  const title = "API";
  try {
    await expressCustomers.listPage({ limit: 1 }, { signal });
    return { title, status: "ok", detail: `${address} accepts the key` };
  } catch (thrown) {
    const error = toClientError(thrown);
    return {
      title,
      status: "problem",
      detail: `${address}: ${error.message}`,
      cure: cureOf(error),
    };
  }
}

function cureOf(error: Error): string {
  if (error instanceof AuthenticationError)
    return `Set ${apiKey} to a key of this API.`;
  if (error instanceof PermissionError)
    return "Use a key that may list Express customers.";
  if (error instanceof NotFoundError || error instanceof ResponseShapeError)
    return `Make ${baseUrl} the address of the API, or unset it for ${defaultBaseUrl}.`;
  if (error instanceof ConnectionError)
    return `Check the network, and ${baseUrl}. Behind a proxy, export HTTPS_PROXY=… NODE_USE_ENV_PROXY=1, with Node.js 22.21, 24 or newer.`;
  return `Try again; if it stays so, check ${baseUrl}.`;
}
