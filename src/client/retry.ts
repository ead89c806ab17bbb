import { ApiError } from "./api-error";
import {
  ConnectionError,
  RequestTimeoutError,
  type ClientError,
} from "./errors";

/** An attempt that failed. */
export interface FailedAttempt {
  readonly error: ClientError;
}

/**
 * No wait is longer: the caller is waiting, too. Where the API asks for more, nothing is sent before
 * its time either: requests fail at once, with an error that says how long it asks to wait.
 */
export const maxRetryDelayMs = 5 * 60_000;

/** Whether the API asks to wait longer than anybody waits; see {@link maxRetryDelayMs}. */
export function asksTooLongAWait({ retryAfterMs = 0 }: ApiError): boolean {
  return retryAfterMs > maxRetryDelayMs;
}

/**
 * Whether a request may be sent again after a failure.
 *
 * What is safe to repeat is repeated after connection errors, time-outs, 408, 409, 429 and 5xx,
 * unless the header `x-should-retry` says otherwise. What is not is repeated only where it is
 * certain that nothing was written: after 429, and where no connection came about. Nothing is where
 * the API asks for too long a wait.
 */
export function isRetryable(
  { error }: FailedAttempt,
  isSafeToRepeat: boolean,
): boolean {
  if (error instanceof ConnectionError)
    return isSafeToRepeat || error.isBeforeSending;
  if (error instanceof RequestTimeoutError) return isSafeToRepeat;
  if (!(error instanceof ApiError) || asksTooLongAWait(error)) return false;
  const { status, shouldRetry = null } = error;
  if (shouldRetry === false) return false;
  if (status === 429) return true;
  if (!isSafeToRepeat) return false;
  return (
    shouldRetry === true || status === 408 || status === 409 || status >= 500
  );
}

/**
 * How long to wait before the next attempt: as long as the API asks; else from 0.5 s on, twice as
 * long each time, up to 8 s, less up to a quarter by chance.
 *
 * @param retries how often the request has been repeated already
 * @param random a number from 0 to 1
 */
export function retryDelayMs(
  { error }: FailedAttempt,
  { retries, random }: { readonly retries: number; readonly random: number },
): number {
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
  return asked ?? Math.min(500 * 2 ** retries, 8_000) * (1 - random / 4);
}
