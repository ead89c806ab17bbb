import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { createApp } from "./api/app";
import { createDataFileWriter, readDataFile } from "./data-file";
import { deriveUuid } from "./api/derive-hex";
import { ExpressCustomerStore, type InitialExpressCustomer } from "./api/store";
import { type FaultControl, Faults } from "./misbehaviour/faults";
import {
  type QuirkControl,
  type QuirkOptions,
  createQuirks,
} from "./misbehaviour/quirks";
import {
  type RecordedRequest,
  RequestLog,
  type RequestRecords,
} from "./request-log";
import { type LoopbackServer, serveOnLoopback } from "./server";

/** The key that a sandbox expects unless another is chosen. It opens nothing else. */
export const defaultSandboxApiKey = `sk_sandbox_${"0".repeat(32)}`;

export interface SandboxOptions {
  /** @default 0, a free port */
  readonly port?: number | undefined;
  /** The key that requests must carry. @default {@link defaultSandboxApiKey} */
  readonly apiKey?: string | undefined;
  /** Ids are derived from it: the same seed and the same calls make the same ids. @default a random one */
  readonly seed?: number | undefined;
  /** A JSON file that keeps the customers; made when it does not exist. @default kept in memory */
  readonly dataFile?: string | undefined;
  /** The customers to begin with, oldest first; ignored when the data file exists. @default none */
  readonly customers?: readonly InitialExpressCustomer[] | undefined;
  /** @default none */
  readonly quirks?: QuirkOptions | undefined;
  /** Told of each request when it has ended. @default nobody */
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
  /** Told of errors of the sandbox itself, which it answers with 500. @default nobody */
  readonly onError?: ((error: Error) => void) | undefined;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Waits for the latency of faults; returns early when the signal aborts. @default real time */
  readonly sleep?:
    ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** A running Avara Express API on loopback. */
export interface Sandbox extends AsyncDisposable {
  /** What to set `AVARA_BASE_URL` to. */
  readonly url: string;
  readonly port: number;
  /** What to set `AVARA_API_KEY` to. */
  readonly apiKey: string;
  /** The customers, to look at, and to change as somebody else would. */
  readonly customers: ExpressCustomerStore;
  /** The requests so far. */
  readonly requests: RequestRecords;
  /** Misbehaviour on request. */
  readonly faults: FaultControl;
  /** The other side of what the contract leaves open. */
  readonly quirks: QuirkControl;

  /** Cuts all connections, frees the port and brings the data file up to date. More calls do nothing more. */
  close(): Promise<void>;
}

/**
 * Starts an Avara Express API on loopback, for trying things out and for tests.
 *
 * @throws {SandboxError} when the port cannot be had, or the data file cannot be used
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const {
    apiKey = defaultSandboxApiKey,
    seed = randomBytes(16).toString("hex"),
    dataFile,
    now = Date.now,
    sleep = sleepInRealTime,
  } = options;
  const closing = new AbortController();
  const faults = new Faults(now);
  const quirks = createQuirks(options.quirks);
  const requests = new RequestLog(now, options.onRequest ?? ignore);
  const state =
    dataFile === undefined ? undefined : await readDataFile(dataFile);
  const customers = new ExpressCustomerStore({
    seed: String(seed),
    apiKeyId: deriveUuid("api key", apiKey),
    now,
    quirks: () => quirks.current(),
    state,
  });
  if (state === undefined)
    for (const customer of options.customers ?? []) customers.add(customer);
  const save =
    dataFile === undefined
      ? () => Promise.resolve()
      : createDataFileWriter(dataFile, () => customers.state());
  await save();
  const app = createApp({
    apiKey,
    seed: String(seed),
    customers,
    requests,
    faults,
    quirks,
    save,
    onError: options.onError ?? ignore,
    sleep,
    closing: closing.signal,
  });
  const server = await serveOnLoopback(app, options.port ?? 0);
  return new RunningSandbox({
    apiKey,
    server,
    customers,
    requests,
    faults,
    quirks,
    close: async () => {
      closing.abort();
      await server.close();
      await save();
    },
  });
}

interface Parts extends Pick<
  Sandbox,
  "apiKey" | "customers" | "requests" | "faults" | "quirks" | "close"
> {
  readonly server: LoopbackServer;
}

const ignore = () => undefined;

/** A class for its private fields: printing a sandbox does not print its key. */
class RunningSandbox implements Sandbox {
  readonly url: string;
  readonly port: number;
  readonly customers: ExpressCustomerStore;
  readonly requests: RequestRecords;
  readonly faults: FaultControl;
  readonly quirks: QuirkControl;
  readonly #apiKey: string;
  readonly #close: () => Promise<void>;
  #closed: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.url = parts.server.url;
    this.port = parts.server.port;
    this.customers = parts.customers;
    this.requests = parts.requests;
    this.faults = parts.faults;
    this.quirks = parts.quirks;
    this.#apiKey = parts.apiKey;
    this.#close = parts.close;
  }

  get apiKey(): string {
    return this.#apiKey;
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

async function sleepInRealTime(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
