/**
 * The errors of the client. Every call throws a {@link ClientError}. An error contains neither the API key nor the value
 * of a custom header, and so no error of another library either, which might.
 */

/**
 * What is known about a write that failed. `rejected`: nothing was written. `unknown`: this attempt or an earlier one
 * may have been written, so look before you repeat it. A failed read is always `rejected`.
 */
export type WriteOutcome = "rejected" | "unknown";

/** The data of every error of the client, apart from its message. */
export interface ClientErrorOptions {
  readonly outcome: WriteOutcome;
  readonly cause?: Error;
}

/** The base of all errors of the client. */
export class ClientError extends Error {
  readonly outcome: WriteOutcome;

  constructor(message: string, { outcome, cause }: ClientErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.outcome = outcome;
  }
}

/** The options that a client can reject; see {@link InvalidOptionError}. */
export type ClientOption =
  | "apiKey"
  | "baseUrl"
  | "customHeaders"
  | "maxRequestsPerSecond"
  | "maxRetries"
  | "requestTimeoutMs"
  | "userAgentSuffix";

/** An option of the client has a value that is not allowed. */
export class InvalidOptionError extends ClientError {
  readonly option: ClientOption;

  constructor(option: ClientOption, message: string) {
    super(message, { outcome: "rejected" });
    this.option = option;
  }
}

/** An argument of a call has a value that the API does not accept. Nothing was sent. */
export class InvalidParamsError extends ClientError {
  constructor(message: string) {
    super(message, { outcome: "rejected" });
  }
}

/** The API could not be reached, or the connection broke before the whole response arrived. */
export class ConnectionError extends ClientError {
  /** Whether it is certain that this attempt did not send the request. */
  readonly isBeforeSending: boolean;

  constructor(
    message: string,
    options: {
      readonly outcome: WriteOutcome;
      readonly isBeforeSending: boolean;
    },
  ) {
    super(message, options);
    this.isBeforeSending = options.isBeforeSending;
  }
}

/** The whole response did not arrive in time. */
export class RequestTimeoutError extends ClientError {}

/** The caller's signal stopped the call while it waited, or while it read a response. */
export class RequestAbortedError extends ClientError {}

/** The pages of a list do not come to an end. */
export class PaginationError extends ClientError {
  constructor(message: string) {
    super(message, { outcome: "rejected" });
  }
}

/** What is known about a response, apart from its body. */
export interface ResponseFacts {
  readonly status: number;
  /** The id that the API gave the request, if any. */
  readonly requestId: string | undefined;
}

/** The base of the errors about a response that arrived. */
export class ResponseError extends ClientError implements ResponseFacts {
  readonly status: number;
  readonly requestId: string | undefined;

  constructor(message: string, response: ResponseFacts & ClientErrorOptions) {
    super(message, response);
    this.status = response.status;
    this.requestId = response.requestId;
  }
}

/** The API reported success, but its response does not have the shape of the contract. */
export class ResponseShapeError extends ResponseError {}

/** The API responded to a change of a membership with `success: false`. */
export class MembershipError extends ResponseError {
  constructor(message: string, response: ResponseFacts) {
    super(message, { ...response, outcome: "rejected" });
  }
}

/**
 * The longest wait before a retry, in milliseconds: a person is waiting too. If the API asks for a longer one, requests
 * fail immediately, and nothing is sent before its time.
 */
export const maxRetryDelayMs = 5 * 60_000;

/** The API responded with a status other than 2xx. */
export class ApiError extends ResponseError {
  /** How long the API asks to wait before the next request, in milliseconds, if it does. */
  readonly retryAfterMs: number | undefined;
  /** Whether the API asks for another attempt (true) or against one (false), if it does. */
  readonly shouldRetry: boolean | undefined;

  constructor(
    message: string,
    response: ResponseFacts &
      ClientErrorOptions & {
        readonly retryAfterMs?: number | undefined;
        readonly shouldRetry?: boolean | undefined;
      },
  ) {
    super(message, response);
    this.retryAfterMs = response.retryAfterMs;
    this.shouldRetry = response.shouldRetry;
  }

  /** Whether the API asks for a longer wait than {@link maxRetryDelayMs}. */
  get asksForTooLongWait(): boolean {
    return (this.retryAfterMs ?? 0) > maxRetryDelayMs;
  }
}

/** 400 or 422: the API rejects what was sent. */
export class ValidationError extends ApiError {}

/** 401: the API does not accept the key. */
export class AuthenticationError extends ApiError {}

/** 403: the key does not have the permission. */
export class PermissionError extends ApiError {}

/** 404: there is no such object. */
export class NotFoundError extends ApiError {}

/** 409: the state of the object does not allow the request. */
export class ConflictError extends ApiError {}

/**
 * 429: too many requests, even after the retries, or with a longer wait than the client accepts. Also thrown without a
 * request, for as long as the API asks all requests to wait that long.
 */
export class RateLimitError extends ApiError {}

/** 5xx: the API failed. */
export class ServerError extends ApiError {}

// The names are on the prototypes, so that stacks begin with them, and minified code keeps them.
for (const [name, { prototype }] of Object.entries({
  ClientError,
  InvalidOptionError,
  InvalidParamsError,
  ConnectionError,
  RequestTimeoutError,
  RequestAbortedError,
  PaginationError,
  ResponseError,
  ResponseShapeError,
  MembershipError,
  ApiError,
  ValidationError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  ServerError,
}))
  prototype.name = name;

/** Turns whatever was thrown into an error of the client. A foreign error becomes the cause of an `unknown` outcome. */
export function toClientError(thrown: unknown): ClientError {
  if (thrown instanceof ClientError) return thrown;
  if (thrown instanceof Error)
    return new ClientError(thrown.message, {
      outcome: "unknown",
      cause: thrown,
    });
  return new ClientError(String(thrown), { outcome: "unknown" });
}
