/**
 * The typed client of the Avara Express API. Every response is parsed, and every failure is one of the errors in
 * `errors.ts`. All calls of a client share one limiter, which follows what the API can take. The client keeps the API key
 * in closures only, so that printing the client or one of its errors does not show the key.
 */
import { connectionLimits, defaultBaseUrl } from "../api/connection";
import { systemClock, type Clock } from "../system/clock";
import { InvalidOptionError } from "./errors";
import {
  createExpressCustomers,
  type ExpressCustomers,
} from "./express-customers";
import { createSend } from "./http/connection/send";
import { parseBaseUrl } from "./http/options/base-url";
import { createHeaders, type HeaderMap } from "./http/options/headers";
import { createClientRedact } from "./http/options/redact";
import { createLimiter } from "./http/pacing/limiter";
import type { Send } from "./http/request";
import { ServerClock } from "./http/response/server-clock";
import { createTransport, type RequestEvent } from "./http/transport";

export { parseCustomHeaders } from "./http/options/headers";
export type { HttpRequest, HttpResponse, Send } from "./http/request";
export type { RequestEvent } from "./http/transport";

/** How to reach the API, and how hard to try. */
export interface AvaraClientOptions {
  /** The API key, without white space. */
  readonly apiKey: string;
  /** The address of the API: `https`, or `http` to this machine. @default https://api.avarasoftware.com */
  readonly baseUrl?: string | undefined;
  /** Headers to send with every request, by name; see {@link parseCustomHeaders}. @default none */
  readonly customHeaders?: HeaderMap | undefined;
  /**
   * How long one attempt may take until the whole response has arrived, in milliseconds: 1 to 300 000. To connect may
   * take 10 000 of them. @default 60_000
   */
  readonly requestTimeoutMs?: number | undefined;
  /** How often a request is repeated at most, 0 to 20. @default 4 */
  readonly maxRetries?: number | undefined;
  /** How many requests begin in a second at most, 1 to 1000. @default no limit */
  readonly maxRequestsPerSecond?: number | undefined;
  /** What to append to the user agent: the value of `TF_APPEND_USER_AGENT`. @default nothing */
  readonly userAgentSuffix?: string | undefined;
  /** Receives every attempt, for a log. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Sends a request. @default a connection to the API, or to the proxy that the environment names */
  readonly send?: Send | undefined;
  /** @default the time of this machine */
  readonly clock?: Clock | undefined;
  /** Returns a number from 0 to 1, for the jitter of the waits. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** The API, with one member for each resource. */
export interface AvaraClient {
  readonly expressCustomers: ExpressCustomers;
  /**
   * The time by the API's clock at a time of this machine, both in milliseconds since the epoch. It comes from the `Date`
   * headers of all responses so far: the true time is at least this, and rarely more than a second later. Undefined
   * before the first response with a date.
   */
  readonly serverTimeAt: (localMs: number) => number | undefined;
}

/** The maximum number of requests that run at once. */
const maxConcurrency = 10;

/**
 * Creates a client. Sends nothing yet.
 *
 * @throws {InvalidOptionError} naming the option that has a wrong value, and why it is wrong
 * @example
 * const client = createAvaraClient({ apiKey });
 * for await (const customer of client.expressCustomers.list())
 *   console.log(customer.expressCustomerName);
 */
export function createAvaraClient(options: AvaraClientOptions): AvaraClient {
  const {
    apiKey,
    customHeaders = {},
    userAgentSuffix = "",
    requestTimeoutMs = 60_000,
    maxRetries = 4,
    maxRequestsPerSecond,
    clock = systemClock,
    random = Math.random,
    onRequest = () => undefined,
  } = options;
  const headers = createHeaders({ apiKey, customHeaders, userAgentSuffix });
  const baseUrl = parseBaseUrl(options.baseUrl ?? defaultBaseUrl);
  checkNumbers(options);
  const send = options.send ?? createSend({ baseUrl, clock });
  const serverClock = new ServerClock();
  const transport = createTransport({
    endpoint: {
      baseUrl,
      headers,
      requestTimeoutMs,
      redact: createClientRedact(apiKey, Object.values(customHeaders)),
      clock,
      send: async (request) => {
        const response = await send(request);
        serverClock.note(response.headers.get("date"), clock.now());
        return response;
      },
    },
    limiter: createLimiter({ maxConcurrency, maxRequestsPerSecond, clock }),
    maxRetries,
    random,
    onRequest,
  });
  return {
    expressCustomers: createExpressCustomers(transport),
    serverTimeAt: (localMs) => serverClock.timeAt(localMs),
  };
}

const ranges = [
  ["requestTimeoutMs", 1, connectionLimits.maxRequestTimeoutSeconds * 1_000],
  ["maxRetries", 0, connectionLimits.maxRetries],
  ["maxRequestsPerSecond", 1, connectionLimits.maxRequestsPerSecond],
] as const;

function checkNumbers(options: AvaraClientOptions): void {
  for (const [option, min, max] of ranges) {
    const value = options[option] ?? min;
    if (Number.isInteger(value) && value >= min && value <= max) continue;
    throw new InvalidOptionError(
      option,
      `Invalid ${option} ${value}: expected a whole number from ${min} to ${max}.`,
    );
  }
}
