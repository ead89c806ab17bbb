import {
  ApiError,
  ConnectionError,
  RequestTimeoutError,
  type ClientError,
} from "../../errors";

/**
 * Whether a request may be sent again after a failure.
 *
 * A request that is safe to repeat is repeated after connection errors, time-outs, 408, 409, 429 and 5xx, unless the
 * header `x-should-retry` says otherwise. Any other request is repeated only if it was not sent: after a 429, the caller
 * looks first. Nothing is repeated if the API asks for too long a wait.
 */
export function isRetryable(
  error: ClientError,
  isSafeToRepeat: boolean,
): boolean {
  if (error instanceof ConnectionError)
    return isSafeToRepeat || error.isBeforeSending;
  if (error instanceof RequestTimeoutError) return isSafeToRepeat;
  if (!(error instanceof ApiError) || error.asksForTooLongWait) return false;
  const { status } = error;
  const isTransient = [408, 409, 429].includes(status) || status >= 500;
  return isSafeToRepeat && (error.shouldRetry ?? isTransient);
}

/**
 * How long to wait before the next attempt: as long as the API asks. Otherwise 0.5 s, doubled with each retry up to
 * 8 s, minus up to a quarter at random.
 *
 * @param retries how often the request has been repeated already
 * @param random a number from 0 to 1
 */
export function retryDelayMs(
  error: ClientError,
  { retries, random }: { readonly retries: number; readonly random: number },
): number {
  const asked = error instanceof ApiError ? error.retryAfterMs : undefined;
  return asked ?? Math.min(500 * 2 ** retries, 8_000) * (1 - random / 4);
}
