import {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
  type WriteOutcome,
} from "../../errors";

const errorClasses: ReadonlyMap<number, typeof ApiError> = new Map([
  [400, ValidationError],
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, ValidationError],
  [429, RateLimitError],
]);

/** Whether a status is 2xx. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The class of the error for a status other than 2xx. */
export function apiErrorClass(status: number): typeof ApiError {
  return errorClasses.get(status) ?? (status >= 500 ? ServerError : ApiError);
}

/**
 * What a status other than 2xx says about a write. A 4xx means that nothing was written, except 408, which may come from
 * a proxy that stopped waiting. A redirect may follow a write that took place.
 */
export function outcomeOfStatus(status: number): WriteOutcome {
  return status >= 400 && status < 500 && status !== 408
    ? "rejected"
    : "unknown";
}
