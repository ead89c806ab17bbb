import {
  createAvaraClient,
  type Send,
  type AvaraClient,
  type AvaraClientOptions,
} from "../../../src/client/avara-client";
import type { ExpressCustomer } from "../../../src/api/express-customer";
import { NotConnectedError } from "../../../src/client/http/connection/connection-failure";
import { createFakeClock, type FakeClock } from "../fake-clock";

export const apiKey = "sk_live_0123456789abcdef0123456789abcdef";

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly isConnectionFresh: boolean;
  readonly atMs: number;
}

/** Responds to one request. May throw, as a connection that breaks, or never settle. */
export type Reply = (
  request: SentRequest,
  signal: AbortSignal,
) => Response | Promise<Response>;

export function json(
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): Reply {
  return text(JSON.stringify(value), status, headers);
}

export function text(
  body: string | Uint8Array | null,
  status = 200,
  headers: Record<string, string> = {},
): Reply {
  return () => new Response(body, { status, headers });
}

/** Fails as a request of Node does. */
export function fails(facts: {
  readonly message: string;
  readonly code?: string;
  readonly syscall?: string;
}): Reply {
  return () => {
    throw Object.assign(new Error(facts.message), facts);
  };
}

export const connectionRefused: Reply = () => {
  throw new NotConnectedError(new Error("connect ECONNREFUSED 127.0.0.1:9"));
};

export const connectionLost = fails({
  message: "socket hang up",
  code: "ECONNRESET",
});

/** Never responds. */
export const hangs: Reply = (_request, signal) =>
  new Promise((_resolve, reject) => {
    const stop = (): void => {
      reject(new DOMException("This operation was aborted", "AbortError"));
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  });

export interface Setup {
  readonly client: AvaraClient;
  readonly clock: FakeClock;
  readonly sent: readonly SentRequest[];
}

/** Creates a client whose requests get these replies, one after another, and then the last one again and again. */
export function setUp(
  replies: readonly Reply[],
  options: Partial<AvaraClientOptions> = {},
): Setup {
  const sent: SentRequest[] = [];
  const clock = createFakeClock();
  const send: Send = async ({ signal, headers, body, ...rest }) => {
    const request = {
      ...rest,
      headers: new Headers(headers),
      body: body === undefined ? undefined : (JSON.parse(body) as unknown),
      atMs: clock.now(),
    };
    sent.push(request);
    const reply = replies[Math.min(sent.length, replies.length) - 1];
    if (reply === undefined) throw new Error("no reply was given");
    return reply(request, signal);
  };
  const client = createAvaraClient({
    apiKey,
    baseUrl: "https://api.test",
    clock,
    send,
    random: () => 0,
    ...options,
  });
  return { client, clock, sent };
}

export function customerId(number: number): string {
  return `cus_${number.toString(16).padStart(32, "0")}`;
}

export function customer(
  number: number,
  fields: Partial<ExpressCustomer> = {},
): ExpressCustomer {
  return {
    expressCustomerId: customerId(number),
    expressCustomerName: `Customer ${number}`,
    isActive: true,
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    userCount: 0,
    ...fields,
  };
}

/** Returns what a promise rejects with. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("the promise did not reject");
}
