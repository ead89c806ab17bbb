import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { systemClock } from "../system/clock";
import { createApp } from "./api/app";
import { deriveUuid } from "./api/derive-hex";
import {
  ExpressCustomerStore,
  type ExpressCustomerStoreState,
  type InitialExpressCustomer,
} from "./api/store";
import type { SandboxControls } from "./controls";
import { Faults } from "./misbehaviour/faults";
import { type QuirkOptions, createQuirks } from "./misbehaviour/quirks";
import { type RecordedRequest, RequestLog } from "./request-log";
import type { SandboxEnv } from "./sandbox-env";

/** The key that a sandbox expects by default. It gives access to nothing else. */
export const defaultSandboxApiKey = `sk_sandbox_${"0".repeat(32)}`;

/** The options of a sandbox that do not depend on a server. */
export interface SandboxCoreOptions {
  /** The key that requests must have. @default {@link defaultSandboxApiKey} */
  readonly apiKey?: string | undefined;
  /** Ids are derived from it: the same seed and the same calls give the same ids. @default a random seed */
  readonly seed?: number | undefined;
  /** The customers to begin with, oldest first. @default none */
  readonly customers?: readonly InitialExpressCustomer[] | undefined;
  /** @default none */
  readonly quirks?: QuirkOptions | undefined;
  /** Receives each request when it has ended. */
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
  /** Receives errors of the sandbox itself, to which it responds with 500. */
  readonly onError?: ((error: Error) => void) | undefined;
  /** Milliseconds since the epoch. @default Date.now */
  readonly now?: (() => number) | undefined;
  /** Waits for the latency of faults; returns early if the signal aborts. @default real time */
  readonly sleep?:
    ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
}

/** A sandbox without a server and without a data file. */
export interface SandboxCore extends SandboxControls {
  readonly apiKey: string;
  /** The HTTP interface. */
  readonly app: Hono<SandboxEnv>;
  /** Cuts off the requests that wait. They are never carried out. */
  readonly stop: () => void;
}

/**
 * Creates a sandbox that is called in process, through `app.request`.
 *
 * @param kept the customers to begin with instead of `customers`, if a data file had some, and how to save them
 * @throws {TypeError} for an unknown quirk or a value of the wrong type
 */
export function createSandboxCore(
  options: SandboxCoreOptions = {},
  kept: {
    readonly state?: ExpressCustomerStoreState | undefined;
    readonly save?: (() => Promise<void>) | undefined;
  } = {},
): SandboxCore {
  const {
    apiKey = defaultSandboxApiKey,
    seed = randomBytes(16).toString("hex"),
    now = Date.now,
    sleep = (ms, signal) => systemClock.sleep(ms, signal).catch(ignore),
  } = options;
  const closing = new AbortController();
  const faults = new Faults(now);
  const quirks = createQuirks(options.quirks);
  const requests = new RequestLog(now, options.onRequest ?? ignore);
  const customers = new ExpressCustomerStore({
    seed: String(seed),
    apiKeyId: deriveUuid("api key", apiKey),
    now,
    quirks: () => quirks.current(),
    state: kept.state,
  });
  if (kept.state === undefined)
    for (const customer of options.customers ?? []) customers.add(customer);
  const controls = { customers, requests, faults, quirks };
  const app = createApp({
    ...controls,
    apiKey,
    seed: String(seed),
    save: kept.save ?? (() => Promise.resolve()),
    onError: options.onError ?? ignore,
    sleep,
    closing: closing.signal,
  });
  return {
    ...controls,
    apiKey,
    app,
    stop: () => {
      closing.abort();
    },
  };
}

const ignore = () => undefined;
