import { ApiError } from "./api-error";
import {
  ConnectionError,
  RequestTimeoutError,
  type ClientError,
} from "./errors";

/** An attempt that failed, and the headers of the answer if there was one. */
export interface FailedAttempt {
  readonly error: ClientError;
  readonly headers?: Headers;
}

/** No wait between two attempts is longer, whatever `Retry-After` says: the caller is waiting too. */
export const maxRetryDelayMs = 60_000;

/**
 * Whether a request may be sent again after a failure.
 *
 * What is safe to repeat is repeated after connection errors, time-outs, 408, 409, 429 and 5xx,
 * unless the header `x-should-retry` says otherwise. What is not is repeated only where it is
 * certain that nothing was written: after 429, and where no connection came about.
 */
export function isRetryable(
  { error, headers }: FailedAttempt,
  isSafeToRepeat: boolean,
): boolean {
  if (error instanceof ConnectionError)
    return isSafeToRepeat || error.isBeforeSending;
  if (error instanceof RequestTimeoutError) return isSafeToRepeat;
  if (!(error instanceof ApiError)) return false;
  const { status } = error;
  const shouldRetry = headers?.get("x-should-retry");
  if (shouldRetry === "false") return false;
  if (status === 429) return true;
  if (!isSafeToRepeat) return false;
  return (
    shouldRetry === "true" || status === 408 || status === 409 || status >= 500
  );
}

/**
 * How long to wait before the next attempt: `retry-after-ms`, else `retry-after` (seconds or a
 * date), at most {@link maxRetryDelayMs}; else from 0.5 s on, twice as long each time, up to 8 s,
 * less up to a quarter by chance.
 *
 * @param retries how often the request has been repeated already
 * @param random a number from 0 to 1
 */
export function retryDelayMs(
  { headers }: FailedAttempt,
  {
    retries,
    nowMs,
    random,
  }: {
    readonly retries: number;
    readonly nowMs: number;
    readonly random: number;
  },
): number {
  const asked =
    readNumber(headers?.get("retry-after-ms")) ??
    readRetryAfterMs(headers?.get("retry-after"), nowMs);
  return asked === undefined
    ? Math.min(500 * 2 ** retries, 8_000) * (1 - random / 4)
    : Math.min(asked, maxRetryDelayMs);
}

function readRetryAfterMs(
  text: string | null | undefined,
  nowMs: number,
): number | undefined {
  const seconds = readNumber(text);
  if (seconds !== undefined) return seconds * 1000;
  // Only a date begins with a letter; Date.parse would read "-5" as one, too.
  if (!/^[a-z]/i.test(text ?? "")) return undefined;
  const dateMs = Date.parse(text ?? "");
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs);
}

function readNumber(text: string | null | undefined): number | undefined {
  return /^\d+(\.\d+)?$/.test(text ?? "") ? Number(text) : undefined;
}
