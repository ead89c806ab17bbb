import {
  AnswerError,
  type AnswerFacts,
  type ClientErrorOptions,
  type RequestOutcome,
} from "./errors";

/** The API answered with a status other than 2xx. */
export class ApiError extends AnswerError {
  static {
    this.prototype.name = "ApiError";
  }
  /** How long the API asks to wait before the next request, in milliseconds, where it says so. */
  readonly retryAfterMs: number | undefined;
  /** Whether the API asks for another attempt, or against one, where it says so. */
  readonly shouldRetry: boolean | undefined;

  constructor(
    message: string,
    answer: AnswerFacts &
      ClientErrorOptions & {
        readonly retryAfterMs?: number | undefined;
        readonly shouldRetry?: boolean | undefined;
      },
  ) {
    super(message, answer);
    this.retryAfterMs = answer.retryAfterMs;
    this.shouldRetry = answer.shouldRetry;
  }
}

/** 400 or 422: the API refuses what was sent. */
export class ValidationError extends ApiError {
  static {
    this.prototype.name = "ValidationError";
  }
}

/** 401: the API does not accept the key. */
export class AuthenticationError extends ApiError {
  static {
    this.prototype.name = "AuthenticationError";
  }
}

/** 403: the key may not do this. */
export class PermissionError extends ApiError {
  static {
    this.prototype.name = "PermissionError";
  }
}

/** 404: there is no such object. */
export class NotFoundError extends ApiError {
  static {
    this.prototype.name = "NotFoundError";
  }
}

/** 409: the object's state does not allow it. */
export class ConflictError extends ApiError {
  static {
    this.prototype.name = "ConflictError";
  }
}

/**
 * 429: too many requests, even after the retries, or with a longer wait than the client takes. Thrown
 * without a request as well, as long as the API asks all to wait that long.
 */
export class RateLimitError extends ApiError {
  static {
    this.prototype.name = "RateLimitError";
  }
}

/** 5xx: the API failed. */
export class ServerError extends ApiError {
  static {
    this.prototype.name = "ServerError";
  }
}

const errorClasses: ReadonlyMap<number, typeof ApiError> = new Map([
  [400, ValidationError],
  [401, AuthenticationError],
  [403, PermissionError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, ValidationError],
  [429, RateLimitError],
]);

/** The class of the error for a status that is not 2xx. */
export function apiErrorClass(status: number): typeof ApiError {
  return errorClasses.get(status) ?? (status >= 500 ? ServerError : ApiError);
}

/**
 * What a status other than 2xx says of a write. A 4xx is a clear no, but for 408, which may come
 * from a proxy that gave up waiting; a redirect may follow a write that took place.
 */
export function outcomeOfStatus(status: number): RequestOutcome {
  return status >= 400 && status < 500 && status !== 408
    ? "rejected"
    : "unknown";
}
