import { setMaxListeners } from "node:events";
import type { Redact } from "../../text/redact";
import {
  RateLimitError,
  RequestAbortedError,
  type ClientError,
  type ResponseFacts,
} from "../errors";
import { attemptRequest } from "./attempt";
import {
  LongPauseError,
  type Limiter,
  type SlotResult,
} from "./pacing/limiter";
import { isRetryable, retryDelayMs } from "./pacing/retry";
import { formatWait } from "./pacing/retry-after";
import {
  nameOf,
  type ApiRequest,
  type ApiResponse,
  type AttemptResult,
  type Endpoint,
} from "./request";

/** One attempt of a request, for a log. Contains no headers, no bodies and no secrets. */
export interface RequestEvent {
  readonly method: ApiRequest<unknown>["method"];
  /** The path below the base URL, without the query. */
  readonly path: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** How long the attempt took, without the waits before it. */
  readonly durationMs: number;
  /** Undefined if no response arrived. */
  readonly status: number | undefined;
  /** Undefined if the API gave none. */
  readonly requestId: string | undefined;
  /** The message of the error that the attempt ended with. */
  readonly error: string | undefined;
  /** How long until the next attempt; undefined if there is none. A wait of more than 8 s was asked for by the API. */
  readonly retryInMs: number | undefined;
}

/** Sends requests, with retries. */
export interface Transport {
  /** @throws {ClientError} */
  request<Value>(request: ApiRequest<Value>): Promise<ApiResponse<Value>>;
  readonly redact: Redact;
}

/** The parts of a transport. */
export interface TransportOptions {
  readonly endpoint: Endpoint;
  readonly limiter: Limiter;
  readonly maxRetries: number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly onRequest: (event: RequestEvent) => void;
}

const tooManyRequests = 429;

/** Creates the transport that all requests of a client share. */
export function createTransport(options: TransportOptions): Transport {
  const { endpoint, limiter, random, onRequest } = options;
  const { clock, redact } = endpoint;

  async function request<Value>(
    request: ApiRequest<Value>,
  ): Promise<ApiResponse<Value>> {
    const { method, path, nextBody, signal, isSafeToRepeat } = request;
    const maxRetries = Math.min(
      options.maxRetries,
      request.maxRetries ?? Infinity,
    );
    // One signal stops a whole run: hundreds of calls may listen to it, and Node warns beyond ten.
    if (signal !== undefined) setMaxListeners(0, signal);
    let lastError: ClientError | undefined;

    const uninterrupted = async <T>(wait: Promise<T>): Promise<T> => {
      try {
        return await wait;
      } catch (reason) {
        throw notSentError(request, reason, lastError);
      }
    };

    for (let retries = 0; ; retries += 1) {
      // Before the slot, because it may send requests of its own.
      const attempt =
        nextBody === undefined
          ? request
          : { ...request, body: await nextBody() };
      const slot = await uninterrupted(
        limiter.acquire({ signal, isFirst: retries > 0 }),
      );
      const startMs = clock.now();
      const result: AttemptResult<Value> = await attemptRequest(
        endpoint,
        attempt,
        lastError?.outcome === "unknown",
      );
      const durationMs = clock.now() - startMs;
      const { error, response } = result;
      const delayMs =
        error === undefined
          ? 0
          : retryDelayMs(error, { retries, random: random() });
      slot.release(slotResultOf(response, delayMs));
      const isLast =
        retries === maxRetries ||
        error === undefined ||
        !isRetryable(error, isSafeToRepeat);
      report({
        method,
        path,
        attempt: retries + 1,
        durationMs,
        status: response?.status,
        requestId: response?.requestId,
        error: error?.message,
        retryInMs: isLast ? undefined : delayMs,
      });

      if (result.error === undefined) return result;
      if (isLast) throw result.error;
      lastError = result.error;
      // After a 429, the limiter makes all requests wait, this one too.
      if (response?.status !== tooManyRequests)
        await uninterrupted(clock.sleep(delayMs, signal));
    }
  }

  function report(event: RequestEvent): void {
    try {
      onRequest(event);
    } catch {
      // The result of a write must not get lost because a log could not be written.
    }
  }

  return { request, redact };
}

function slotResultOf(
  response: ResponseFacts | undefined,
  delayMs: number,
): SlotResult {
  if (response === undefined) return "failure";
  return response.status === tooManyRequests
    ? { throttledForMs: delayMs }
    : "response";
}

/** The error of a request that was not sent, or not sent again, because its wait ended. */
function notSentError(
  request: ApiRequest<unknown>,
  reason: unknown,
  lastError: ClientError | undefined,
): ClientError {
  const name = nameOf(request);
  const options =
    lastError === undefined
      ? ({ outcome: "rejected" } as const)
      : { outcome: lastError.outcome, cause: lastError };
  if (!(reason instanceof LongPauseError))
    return new RequestAbortedError(
      `${name} was stopped while it waited`,
      options,
    );
  return new RateLimitError(
    `${name} was not sent${lastError === undefined ? "" : " again"}, because the API asks to wait ${formatWait(reason.waitMs)}`,
    {
      ...options,
      status: tooManyRequests,
      requestId: undefined,
      retryAfterMs: reason.waitMs,
    },
  );
}
