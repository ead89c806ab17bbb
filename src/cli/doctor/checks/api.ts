import { defaultBaseUrl, environmentVariables } from "../../../api/connection";
import type { AvaraClient } from "../../../client/avara-client";
import {
  AuthenticationError,
  ConnectionError,
  NotFoundError,
  PermissionError,
  ResponseShapeError,
  toClientError,
} from "../../../client/errors";
import { CliError } from "../../cli-error";
import { type Check, checkOf } from "../check";
import type { Facts } from "../facts";

const { apiKey, baseUrl } = environmentVariables;

/** Checks the key and the API with a request for one customer. Never shows the key. */
export async function checkApi(
  { machine: { env } }: Facts,
  createClient: () => AvaraClient | null,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  const { ok, problem } = checkOf("API key");
  try {
    const client = createClient();
    if (client === null)
      return [
        problem(
          `${apiKey} is not set`,
          `export ${apiKey}=…; to try things out without a key, run npx cdktf-avara sandbox`,
        ),
      ];
    const { [baseUrl]: named = "" } = env;
    const address = named === "" ? defaultBaseUrl : named;
    return [
      ok(`${apiKey} is set`),
      await checkResponse(address, client, signal),
    ];
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return [
      checkOf("Connection").problem(
        error.message,
        "Correct the variable, or unset it.",
      ),
    ];
  }
}

async function checkResponse(
  address: string,
  { expressCustomers }: AvaraClient,
  signal: AbortSignal,
): Promise<Check> {
  const { ok, problem } = checkOf("API");
  try {
    await expressCustomers.listPage({ limit: 1 }, { signal });
    return ok(`${address} accepts the key`);
  } catch (thrown) {
    const error = toClientError(thrown);
    return problem(`${address}: ${error.message}`, fixOf(error));
  }
}

function fixOf(error: Error): string {
  if (error instanceof AuthenticationError)
    return `Set ${apiKey} to a key of this API.`;
  if (error instanceof PermissionError)
    return "Use a key that may list Express customers.";
  if (error instanceof NotFoundError || error instanceof ResponseShapeError)
    return `Set ${baseUrl} to the address of the API, or unset it for ${defaultBaseUrl}.`;
  if (error instanceof ConnectionError)
    return `Check the network, and ${baseUrl}. Behind a proxy, export HTTPS_PROXY=… NODE_USE_ENV_PROXY=1, with Node.js 22.21, 24 or newer.`;
  return `Try again. If it fails again, check ${baseUrl}.`;
}
