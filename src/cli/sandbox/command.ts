import { once } from "node:events";
import type { Command } from "commander";
import * as z from "zod/mini";
import { environmentVariables } from "../../api/connection";
import { formatRequest } from "../../sandbox/request-log";
import { SandboxError } from "../../sandbox/sandbox-error";
import { defaultSandboxApiKey } from "../../sandbox/core";
import { type Sandbox, startSandbox } from "../../sandbox/start";
import { CliError } from "../cli-error";
import type { CliIo } from "../cli-io";
import { parseOptions, wholeNumber } from "../parse-options";

const optionsSchema = z.object({
  port: wholeNumber({ min: 0, max: 65_535 }),
  data: z.optional(
    z.string().check(z.minLength(1, "expected the path of a file.")),
  ),
  seed: z.optional(wholeNumber({ min: 0, max: Number.MAX_SAFE_INTEGER })),
  // Also what needs no quotes in a shell.
  apiKey: z
    .string()
    .check(
      z.regex(
        /^[\w.~+/-]+=*$/,
        "expected letters, digits and any of - . _ ~ + / only, as a Bearer token has.",
      ),
    ),
  quiet: z.optional(z.boolean()),
});

type SandboxCommandOptions = z.infer<typeof optionsSchema>;

/** Adds `sandbox`: an Avara Express API on this machine, until the user stops it. */
export function addSandboxCommand(program: Command, io: CliIo): void {
  program
    .command("sandbox")
    .summary("run an Avara Express API on this machine, to try things out")
    .description(
      "Runs an Avara Express API on 127.0.0.1, until Ctrl-C stops it. It needs no account and touches nothing live.",
    )
    .option("--port <number>", "the port to listen on; 0 for a free one", "0")
    .option(
      "--data <file>",
      "a JSON file that keeps the customers (default: kept in memory)",
    )
    .option("--seed <number>", "makes the same ids each time (default: random)")
    .option(
      "--api-key <key>",
      `the key that requests must carry; ${environmentVariables.apiKey} is not read, as it may hold a live one`,
      defaultSandboxApiKey,
    )
    .option("--quiet", "print no line for each request")
    .action((options: unknown) =>
      runSandbox(parseOptions(optionsSchema, options), io),
    );
}

async function runSandbox(
  options: SandboxCommandOptions,
  io: CliIo,
): Promise<void> {
  try {
    const sandbox = await startSandbox({
      port: options.port,
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

function welcome({ url, apiKey, customers }: Sandbox, data?: string): string {
  const { apiKey: key, baseUrl } = environmentVariables;
  const place = data === undefined ? "in memory" : `in ${data}`;
  const count =
    customers.size === 1 ? "1 customer" : `${customers.size} customers`;
  return `The Avara Express sandbox listens at ${url}, with ${count} ${place}.

In another terminal:

  export ${baseUrl}=${url} ${key}=${apiKey}

and then cdktf deploy or terraform apply, or, to see the customers:

  curl -H "Authorization: Bearer $${key}" "$${baseUrl}/v1/express"

Ctrl-C stops it.
`;
}
