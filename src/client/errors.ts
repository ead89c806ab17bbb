/**
 * What the client throws: always a {@link ClientError}. What it throws holds neither the API key nor
 * the values of custom headers; nor, therefore, an error of another library, which might.
 */

/**
 * What is known of a write after it failed. `rejected`: nothing was written. `unknown`: it may have
 * been written, by this attempt or an earlier one: look before repeating it.
 */
export type RequestOutcome = "rejected" | "unknown";

/** What every error of the client is made of, beside its message. */
export interface ClientErrorOptions {
  readonly outcome: RequestOutcome;
  readonly cause?: Error;
}

/** The base of all errors of the client. */
export class ClientError extends Error {
  static {
    this.prototype.name = "ClientError";
  }
  readonly outcome: RequestOutcome;

  constructor(message: string, options: ClientErrorOptions) {
    super(
      message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.outcome = options.outcome;
  }
}

/** The options that can be refused; see {@link InvalidOptionError}. */
export type ClientOption =
  | "apiKey"
  | "baseUrl"
  | "customHeaders"
  | "maxConcurrency"
  | "maxRetries"
  | "requestTimeoutMs"
  | "userAgentSuffix";

/** An option of the client cannot be used. */
export class InvalidOptionError extends ClientError {
  static {
    this.prototype.name = "InvalidOptionError";
  }
  readonly option: ClientOption;

  constructor(option: ClientOption, message: string) {
    super(message, { outcome: "rejected" });
    this.option = option;
  }
}

/** An argument of a call is not what the API takes; nothing was sent. */
export class InvalidParamsError extends ClientError {
  static {
    this.prototype.name = "InvalidParamsError";
  }
  constructor(message: string) {
    super(message, { outcome: "rejected" });
  }
}

/** The API could not be reached, or the connection broke before the whole answer was there. */
export class ConnectionError extends ClientError {
  static {
    this.prototype.name = "ConnectionError";
  }
  /** The connection never came about, so nothing was sent in this attempt. */
  readonly isBeforeSending: boolean;

  constructor(
    message: string,
    options: {
      readonly outcome: RequestOutcome;
      readonly isBeforeSending: boolean;
    },
  ) {
    super(message, options);
    this.isBeforeSending = options.isBeforeSending;
  }
}

/** The whole answer was not there in time. */
export class RequestTimeoutError extends ClientError {
  static {
    this.prototype.name = "RequestTimeoutError";
  }
}

/** The caller's signal stopped the call: while it waited, or while it was reading. */
export class RequestAbortedError extends ClientError {
  static {
    this.prototype.name = "RequestAbortedError";
  }
}

/** The pages of a list do not come to an end. */
export class PaginationError extends ClientError {
  static {
    this.prototype.name = "PaginationError";
  }
  constructor(message: string) {
    super(message, { outcome: "rejected" });
  }
}

/** What is known of an answer: its status, and the id that the API gave the request, if it did. */
export interface AnswerFacts {
  readonly status: number;
  readonly requestId: string | undefined;
}

/** The base of the errors about an answer that did arrive. */
export class AnswerError extends ClientError implements AnswerFacts {
  static {
    this.prototype.name = "AnswerError";
  }
  readonly status: number;
  readonly requestId: string | undefined;

  constructor(message: string, answer: AnswerFacts & ClientErrorOptions) {
    super(message, answer);
    this.status = answer.status;
    this.requestId = answer.requestId;
  }
}

/** The API said yes, but its answer is not what the contract says. */
export class ResponseShapeError extends AnswerError {
  static {
    this.prototype.name = "ResponseShapeError";
  }
}

/** The API answered a change of a membership with `success: false`. */
export class MembershipError extends AnswerError {
  static {
    this.prototype.name = "MembershipError";
  }
  constructor(message: string, answer: AnswerFacts) {
    super(message, { ...answer, outcome: "rejected" });
  }
}

/**
 * Turns whatever was caught into an error of the client. One of the client's own is returned as it
 * is; anything else becomes the cause of one whose outcome is `unknown`.
 */
export function toClientError(thrown: unknown): ClientError {
  if (thrown instanceof ClientError) return thrown;
  if (thrown instanceof Error)
    return new ClientError(thrown.message, {
      outcome: "unknown",
      cause: thrown,
    });
  return new ClientError(String(thrown), { outcome: "unknown" });
}
