import type { SandboxControls } from "./controls";
import { type SandboxCoreOptions, createSandboxCore } from "./core";
import { createDataFileWriter, readDataFile } from "./data-file";
import { serveOnLoopback } from "./server";

/** The options of {@link startSandbox}. */
export interface SandboxOptions extends SandboxCoreOptions {
  /** The port to listen on, on loopback. @default 0, a free port */
  readonly port?: number | undefined;
  /**
   * A JSON file that keeps the customers. It is created if it does not exist; if it does, `customers` is ignored.
   * @default the customers are kept in memory
   */
  readonly dataFile?: string | undefined;
}

/** A running Avara Express API on loopback. */
export interface Sandbox extends SandboxControls, AsyncDisposable {
  /** The value for `AVARA_BASE_URL`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The value for `AVARA_API_KEY`. */
  readonly apiKey: string;

  /** Cuts all connections, frees the port and updates the data file. Further calls do nothing more. */
  close(): Promise<void>;
}

/**
 * Starts an Avara Express API on loopback, to try things out and for tests.
 *
 * @throws {SandboxError} if the port is not available, or the data file cannot be used
 * @example
 * await using sandbox = await startSandbox({ customers: [{ name: "Lakeside" }] });
 * process.env.AVARA_BASE_URL = sandbox.url;
 * process.env.AVARA_API_KEY = sandbox.apiKey;
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { dataFile } = options;
  const state =
    dataFile === undefined ? undefined : await readDataFile(dataFile);
  const core = createSandboxCore(options, { state, save: () => save() });
  const save =
    dataFile === undefined
      ? () => Promise.resolve()
      : createDataFileWriter(dataFile, () => core.customers.state());
  await save();
  const server = await serveOnLoopback(core.app, options.port ?? 0);
  let closed: Promise<void> | undefined;
  const shutDown = async () => {
    core.stop();
    await server.close();
    await save();
  };
  const close = () => (closed ??= shutDown());
  const { customers, requests, faults, quirks } = core;
  return Object.assign(new KeyHolder(core.apiKey), {
    customers,
    requests,
    faults,
    quirks,
    url: server.url,
    port: server.port,
    close,
    [Symbol.asyncDispose]: close,
  });
}

/** Has the key in a private field: printing a sandbox does not print it. */
class KeyHolder {
  readonly #apiKey: string;

  constructor(apiKey: string) {
    this.#apiKey = apiKey;
  }

  get apiKey(): string {
    return this.#apiKey;
  }
}
