import { excerpt } from "../../text/excerpt";
import {
  ConnectionError,
  RequestAbortedError,
  RequestTimeoutError,
  type ClientError,
  type WriteOutcome,
} from "../errors";
import { readConnectionFailure } from "./connection/connection-failure";
import { setDeadline, type Deadline } from "./deadline";
import {
  nameOf,
  type ApiRequest,
  type AttemptResult,
  type Endpoint,
} from "./request";
import {
  interpretResponse,
  type ReceivedResponse,
} from "./response/interpret-response";
import {
  emptyBody,
  maxExcerptBytes,
  readResponseBody,
} from "./response/response-body";
import { isSuccess } from "./response/status";

/**
 * The largest response that is read. A page of customers that have as much metadata as is allowed, with every
 * character escaped as JSON permits, is 32 MiB.
 */
const maxBodyBytes = 64 * 1024 * 1024;

/**
 * Sends a request once. Never rejects: a failure is a result.
 *
 * @param hasUnclearAttempt whether an attempt before this one may have taken effect
 */
export async function attemptRequest<Value>(
  endpoint: Endpoint,
  request: ApiRequest<Value>,
  hasUnclearAttempt: boolean,
): Promise<AttemptResult<Value>> {
  const outcomeAfter = (thisAttempt: WriteOutcome): WriteOutcome => {
    if (request.method === "GET") return "rejected";
    return hasUnclearAttempt ? "unknown" : thisAttempt;
  };
  const { clock, requestTimeoutMs: timeoutMs, redact } = endpoint;
  // A write in progress is finished: its result must not get lost.
  const signal = request.method === "GET" ? request.signal : undefined;
  const deadline = setDeadline({ clock, timeoutMs, signal });
  let received: ReceivedResponse;
  try {
    received = await exchange(endpoint, request, deadline);
  } catch (thrown) {
    return { error: errorOf(thrown) };
  } finally {
    deadline.clear();
  }
  return interpretResponse(received, {
    request,
    outcomeAfter,
    redact,
    nowMs: clock.now(),
  });

  function errorOf(thrown: unknown): ClientError {
    const name = nameOf(request);
    if (deadline.cause === "aborted")
      return new RequestAbortedError(`${name} was stopped`, {
        outcome: outcomeAfter("rejected"),
      });
    if (deadline.cause === "timedOut")
      return new RequestTimeoutError(
        `${name} got no response within ${timeoutMs / 1000} s`,
        { outcome: outcomeAfter("unknown") },
      );
    const { description, isBeforeSending } = readConnectionFailure(thrown);
    return new ConnectionError(
      `${name} got no response: ${excerpt(redact(description))}`,
      {
        outcome: outcomeAfter(isBeforeSending ? "rejected" : "unknown"),
        isBeforeSending,
      },
    );
  }
}

/** Sends a request, and reads the response. */
async function exchange(
  { send, baseUrl, headers }: Endpoint,
  { method, path, query, body, isSafeToRepeat }: ApiRequest<unknown>,
  { signal }: Deadline,
): Promise<ReceivedResponse> {
  const search =
    query === undefined ? "" : `?${new URLSearchParams(query).toString()}`;
  const response = await send({
    method,
    url: `${baseUrl}${path}${search}`,
    headers:
      body === undefined
        ? headers
        : { ...headers, "content-type": "application/json" },
    body: body && JSON.stringify(body),
    isConnectionFresh: !isSafeToRepeat,
    signal,
  });
  return {
    response,
    body: isSuccess(response.status)
      ? await readResponseBody(response, maxBodyBytes)
      : // The status decides, whether the explanation arrives or not.
        await readResponseBody(response, maxExcerptBytes).catch(
          () => emptyBody,
        ),
  };
}
