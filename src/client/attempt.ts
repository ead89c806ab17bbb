import type * as z from "zod/mini";
import { parseAnswer } from "./answer";
import { apiErrorClass, outcomeOfStatus } from "./api-error";
import type { Clock } from "../system/clock";
import { readConnectionFailure } from "./connection-failure";
import { setDeadline } from "./deadline";
import { readErrorMessage } from "./error-message";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  ResponseShapeError,
  type AnswerFacts,
  type RequestOutcome,
} from "./errors";
import { excerpt } from "../text/excerpt";
import type { HeaderMap } from "./headers";
import type { Redact } from "../text/redact";
import {
  decodeBeginning,
  maxExcerptBytes,
  readBody,
  type ResponseBody,
} from "./response-body";
import type { FailedAttempt } from "./retry";
import { formatWait, readRetryAfterMs } from "./retry-after";

/** The part of the global `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One request of the API, however often it is sent. */
export interface ApiRequest<Value> {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base URL, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** What the answer has to be. */
  readonly schema: z.ZodMiniType<Value>;
  /** Sending it twice does no more than sending it once. */
  readonly isSafeToRepeat: boolean;
  /** Stops waiting and reading. A write that was sent is finished, and its answer returned. */
  readonly signal?: AbortSignal | undefined;
}

/** Where and how requests are sent. */
export interface Connection {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly headers: HeaderMap;
  readonly requestTimeoutMs: number;
  readonly redact: Redact;
}

/** How one attempt ended. `answer` is absent where the headers of none arrived. */
export type AttemptResult<Value> =
  | { readonly value: Value; readonly answer: AnswerFacts }
  | (FailedAttempt & { readonly answer?: AnswerFacts });

/**
 * The largest answer that is read. A page of customers with all the metadata that is allowed, each
 * character escaped as JSON permits, is 32 MiB.
 */
const maxBodyBytes = 64 * 1024 * 1024;

/**
 * Sends a request once. Never rejects: a failure is a result.
 *
 * @param hasUnclearAttempt whether an attempt before this one may have taken effect
 */
export async function attemptRequest<Value>(
  connection: Connection,
  request: ApiRequest<Value>,
  hasUnclearAttempt: boolean,
): Promise<AttemptResult<Value>> {
  const { redact } = connection;
  const name = `${request.method} ${request.path}`;
  const outcome = (ofThisAttempt: RequestOutcome): RequestOutcome => {
    if (request.method === "GET") return "rejected";
    return hasUnclearAttempt ? "unknown" : ofThisAttempt;
  };

  const exchange = await send(connection, request, outcome);
  if ("error" in exchange) return exchange;

  const { response, body } = exchange;
  const requestId = response.headers.get("x-request-id");
  const answer: AnswerFacts = {
    status: response.status,
    requestId: requestId === null ? undefined : excerpt(redact(requestId)),
  };
  const facts = `status ${answer.status}${answer.requestId === undefined ? "" : ` (request id ${answer.requestId})`}`;

  if (!response.ok) {
    const said = describeRefusal(response, body, redact);
    const { headers } = response;
    const retryAfterMs = readRetryAfterMs(headers, connection.clock.now());
    const shouldRetry = { true: true, false: false }[
      headers.get("x-should-retry") ?? ""
    ];
    const wait =
      retryAfterMs === undefined
        ? ""
        : `, and the API asks to wait ${formatWait(retryAfterMs)}`;
    const error = new (apiErrorClass(answer.status))(
      `${name} failed with ${facts}${wait}${said === "" ? "" : `: ${said}`}`,
      {
        ...answer,
        outcome: outcome(outcomeOfStatus(answer.status)),
        retryAfterMs,
        shouldRetry,
      },
    );
    return { error, answer };
  }

  const parsed = parseAnswer(request.schema, body, redact);
  if ("value" in parsed) return { value: parsed.value, answer };
  const error = new ResponseShapeError(
    `${name} succeeded with ${facts}, but its answer cannot be used: ${parsed.problem}`,
    { ...answer, outcome: outcome("unknown") },
  );
  return { error, answer };
}

async function send(
  connection: Connection,
  request: ApiRequest<unknown>,
  outcome: (ofThisAttempt: RequestOutcome) => RequestOutcome,
): Promise<{ response: Response; body: ResponseBody } | FailedAttempt> {
  const { clock, headers, requestTimeoutMs: timeoutMs, redact } = connection;
  const { method, path, query, body, signal } = request;
  const name = `${method} ${path}`;
  const search =
    query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
  const deadline = setDeadline({
    clock,
    timeoutMs,
    signal: method === "GET" ? signal : undefined,
  });
  try {
    const response = await connection.fetch(
      `${connection.baseUrl}${path}${search}`,
      {
        method,
        headers:
          body === undefined
            ? headers
            : { ...headers, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // The key must not follow to another host.
        redirect: "manual",
        signal: deadline.signal,
      },
    );
    return {
      response,
      body: response.ok
        ? await readBody(response, maxBodyBytes)
        : // The status decides, whether its explanation arrives or not.
          await readBody(response, maxExcerptBytes).catch(() => nothing),
    };
  } catch (thrown) {
    if (deadline.cause === "aborted")
      return {
        error: new RequestAbortedError(`${name} was stopped`, {
          outcome: outcome("rejected"),
        }),
      };
    if (deadline.cause === "timedOut")
      return {
        error: new RequestTimeoutError(
          `${name} was not answered within ${timeoutMs / 1000} s`,
          { outcome: outcome("unknown") },
        ),
      };
    const failure = readConnectionFailure(thrown);
    const description = excerpt(redact(failure.description));
    return {
      error: new ConnectionError(`${name} got no answer: ${description}`, {
        outcome: outcome(failure.isBeforeSending ? "rejected" : "unknown"),
        isBeforeSending: failure.isBeforeSending,
      }),
    };
  } finally {
    deadline.clear();
  }
}

const nothing: ResponseBody = { bytes: new Uint8Array(), isComplete: true };

function describeRefusal(
  response: Response,
  body: ResponseBody,
  redact: Redact,
): string {
  const location = response.headers.get("location");
  if (response.status < 400 && location !== null)
    return `a redirect to ${excerpt(redact(location))}, which is not followed because the API key would go along. Check the base URL.`;
  return excerpt(redact(readErrorMessage(decodeBeginning(body))));
}
