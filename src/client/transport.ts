import { setMaxListeners } from "node:events";
import {
  attemptRequest,
  type ApiRequest,
  type AttemptResult,
  type Connection,
} from "./attempt";
import { RateLimitError } from "./api-error";
import { RequestAbortedError, type AnswerFacts } from "./errors";
import { LongPauseError, type Limiter } from "./limiter";
import type { Redact } from "../text/redact";
import { isRetryable, retryDelayMs } from "./retry";
import { formatWait } from "./retry-after";

/** What one attempt of a request did, for a log. Holds no headers, no bodies and no secrets. */
export interface RequestEvent {
  readonly method: ApiRequest<unknown>["method"];
  /** Below the base URL, without the query. */
  readonly path: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** How long the attempt took, without the waits before it. */
  readonly durationMs: number;
  /** Absent where no answer arrived. */
  readonly status?: number;
  /** Absent where the API gave none. */
  readonly requestId?: string;
  /** The message of the error that the attempt ended with. */
  readonly error?: string;
  /**
   * How long until the next attempt; absent where there is none. It is the API that asks for what is
   * beyond 8 s.
   */
  readonly retryInMs?: number;
}

/** What came of a request. */
export interface Answer<Value> extends AnswerFacts {
  readonly value: Value;
}

/** Sends requests, as often as it takes and is allowed. */
export interface Transport {
  /** @throws ClientError */
  request<Value>(request: ApiRequest<Value>): Promise<Answer<Value>>;
  readonly redact: Redact;
}

/** What a transport is made of. */
export interface TransportOptions {
  readonly connection: Connection;
  readonly limiter: Limiter;
  readonly maxRetries: number;
  /** Returns a number from 0 to 1. */
  readonly random: () => number;
  readonly onRequest: (event: RequestEvent) => void;
}

/** Creates the transport that all requests of a client share. */
export function createTransport(options: TransportOptions): Transport {
  const { connection, limiter, maxRetries, random, onRequest } = options;
  const { clock, redact } = connection;

  async function request<Value>(
    request: ApiRequest<Value>,
  ): Promise<Answer<Value>> {
    const { signal, isSafeToRepeat } = request;
    // One signal stops a whole run: hundreds of calls may listen to it, and Node warns beyond ten.
    if (signal !== undefined) setMaxListeners(0, signal);
    let hasUnclearAttempt = false;
    let lastError: Error | undefined;

    const uninterrupted = async <T>(wait: Promise<T>): Promise<T> => {
      try {
        return await wait;
      } catch (reason) {
        const name = `${request.method} ${request.path}`;
        const facts = {
          outcome: hasUnclearAttempt ? "unknown" : "rejected",
          ...(lastError === undefined ? {} : { cause: lastError }),
        } as const;
        if (reason instanceof LongPauseError)
          throw new RateLimitError(
            `${name} was not sent${lastError === undefined ? "" : " again"}, because the API asks to wait ${formatWait(reason.waitMs)}`,
            {
              ...facts,
              status: 429,
              requestId: undefined,
              retryAfterMs: reason.waitMs,
            },
          );
        throw new RequestAbortedError(
          `${name} was stopped while it waited`,
          facts,
        );
      }
    };

    for (let retries = 0; ; retries += 1) {
      const slot = await uninterrupted(
        limiter.acquire({ signal, isFirst: retries > 0 }),
      );
      const startMs = clock.now();
      const result: AttemptResult<Value> = await attemptRequest(
        connection,
        request,
        hasUnclearAttempt,
      );
      const nowMs = clock.now();
      const delayMs =
        "error" in result
          ? retryDelayMs(result, { retries, random: random() })
          : 0;
      const isThrottled = result.answer?.status === 429;
      slot.release(
        isThrottled
          ? { throttledForMs: delayMs }
          : result.answer === undefined
            ? "failed"
            : "answered",
      );
      const isLast =
        retries === maxRetries ||
        !("error" in result && isRetryable(result, isSafeToRepeat));
      report(
        describe(request, result, {
          attempt: retries + 1,
          durationMs: nowMs - startMs,
          ...(isLast ? {} : { retryInMs: delayMs }),
        }),
      );

      if (!("error" in result))
        return { ...result.answer, value: result.value };
      if (isLast) throw result.error;
      lastError = result.error;
      hasUnclearAttempt = result.error.outcome === "unknown";
      // After a 429 the limiter makes everybody wait, this request too.
      if (!isThrottled) await uninterrupted(clock.sleep(delayMs, signal));
    }
  }

  function report(event: RequestEvent): void {
    try {
      onRequest(event);
    } catch {
      // The answer of a write must not get lost because a log could not be written.
    }
  }

  return { request, redact };
}

function describe(
  { method, path }: ApiRequest<unknown>,
  result: AttemptResult<unknown>,
  timing: Pick<RequestEvent, "attempt" | "durationMs" | "retryInMs">,
): RequestEvent {
  const { status, requestId } = result.answer ?? {};
  return {
    method,
    path,
    ...timing,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
    ...("error" in result ? { error: result.error.message } : {}),
  };
}
