import { once } from "node:events";
import { environmentVariables } from "../../api/connection";
import { formatRequest } from "../../sandbox/request-log";
import { SandboxError } from "../../sandbox/sandbox-error";
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "../../sandbox/start";
import { osErrorCode } from "../../system/os-error";
import { count } from "../../text/plural";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import type { SandboxCommandOptions } from "./command";

/** Runs a sandbox until the signal aborts. */
export async function runSandbox(
  options: SandboxCommandOptions,
  io: CliIo,
): Promise<void> {
  checkApiKey(options.apiKey);
  try {
    const sandbox = await startOnPort(options.port, {
      apiKey: options.apiKey,
      seed: options.seed,
      dataFile: options.data,
      onRequest: (request) => {
        if (options.quiet !== true) io.stderr(`${formatRequest(request)}\n`);
      },
      onError: (error) => {
        io.stderr(`${error.stack ?? error.message}\n`);
      },
    });
    io.stdout(welcome(sandbox, options.data));
    if (!io.signal.aborted) await once(io.signal, "abort");
    await sandbox.close();
    io.stdout("The sandbox has stopped.\n");
  } catch (error) {
    if (error instanceof SandboxError)
      throw new CliError(error.message, { cause: error });
    throw error;
  }
}

/** Fixed, so that what was exported is right after the next start too. */
const defaultPort = 4010;

/** @param port @default {@link defaultPort}, or a free one if that is in use */
async function startOnPort(
  port: number | undefined,
  options: SandboxOptions,
): Promise<Sandbox> {
  try {
    return await startSandbox({ ...options, port: port ?? defaultPort });
  } catch (error) {
    const isInUse =
      error instanceof SandboxError &&
      osErrorCode(error.cause) === "EADDRINUSE";
    if (port !== undefined || !isInUse) throw error;
    return startSandbox(options);
  }
}

/** @throws {CliError} unless the key can be a Bearer token, and so needs no quotes in a shell. The message omits the key. */
function checkApiKey(apiKey: string | undefined): void {
  if (apiKey !== undefined && !/^[\w.~+/-]+=*$/.test(apiKey))
    throw new CliError(
      "--api-key: expected letters, digits and any of - . _ ~ + / only, as in a Bearer token.",
    );
}

function welcome({ url, apiKey, customers }: Sandbox, data?: string): string {
  const { apiKey: key, baseUrl } = environmentVariables;
  const place =
    data === undefined
      ? "in memory (--data customers.json keeps them)"
      : `in ${data}`;
  return `The Avara Express sandbox listens at ${url}, with ${count(customers.size, "customer")} ${place}.

In another terminal:

  export ${baseUrl}=${url} ${key}=${apiKey}

and then deploy with cdktf, cdktn, terraform or tofu; or, to see the customers:

  curl -H "Authorization: Bearer $${key}" "$${baseUrl}/v1/express"

Ctrl-C stops it.
`;
}
