import type * as z from "zod/mini";
import { excerpt } from "../../../text/excerpt";
import { parseJson } from "../../../text/parse-json";
import { formatProblems, parseShape } from "../../../text/problems";
import type { Redact } from "../../../text/redact";
import { decodeUtf8 } from "../../../text/utf8";
import {
  ResponseShapeError,
  type ApiError,
  type ResponseFacts,
  type WriteOutcome,
} from "../../errors";
import { formatWait, readRetryAfterMs } from "../pacing/retry-after";
import {
  nameOf,
  type ApiRequest,
  type AttemptResult,
  type HttpResponse,
} from "../request";
import { readErrorMessage } from "./error-message";
import { decodeBeginning, type ResponseBody } from "./response-body";
import { apiErrorClass, isSuccess, outcomeOfStatus } from "./status";

/** A response with the part of its body that was read. */
export interface ReceivedResponse {
  readonly response: HttpResponse;
  readonly body: ResponseBody;
}

/** What a response is interpreted with. */
export interface ResponseContext<Value> {
  readonly request: ApiRequest<Value>;
  /** Returns the outcome of the whole request from the outcome of this attempt: earlier attempts may have written. */
  readonly outcomeAfter: (thisAttempt: WriteOutcome) => WriteOutcome;
  readonly redact: Redact;
  readonly nowMs: number;
}

/** Turns a response into the value that the request asked for, or into an error. */
export function interpretResponse<Value>(
  received: ReceivedResponse,
  context: ResponseContext<Value>,
): AttemptResult<Value> {
  const { request, outcomeAfter, redact } = context;
  const response = readFacts(received.response, redact);
  if (!isSuccess(received.response.status))
    return { error: apiErrorOf(received, response, context), response };
  const parsed = parseBody(request.schema, received.body, redact);
  if ("value" in parsed) return { value: parsed.value, response };
  const error = new ResponseShapeError(
    `${nameOf(request)} succeeded with ${describe(response)}, but the response cannot be used: ${parsed.problem}`,
    { ...response, outcome: outcomeAfter("unknown") },
  );
  return { error, response };
}

function readFacts(
  { status, headers }: HttpResponse,
  redact: Redact,
): ResponseFacts {
  const requestId = headers.get("x-request-id");
  return {
    status,
    requestId: requestId === null ? undefined : excerpt(redact(requestId)),
  };
}

function describe({ status, requestId }: ResponseFacts): string {
  return `status ${status}${requestId === undefined ? "" : ` (request id ${requestId})`}`;
}

function apiErrorOf(
  received: ReceivedResponse,
  facts: ResponseFacts,
  { request, outcomeAfter, redact, nowMs }: ResponseContext<unknown>,
): ApiError {
  const { status } = facts;
  const { headers } = received.response;
  const retryAfterMs = readRetryAfterMs(headers, nowMs);
  const shouldRetry = { true: true, false: false }[
    headers.get("x-should-retry") ?? ""
  ];
  const wait =
    retryAfterMs === undefined
      ? ""
      : `, and the API asks to wait ${formatWait(retryAfterMs)}`;
  const reason = describeReason(received, redact);
  return new (apiErrorClass(status))(
    `${nameOf(request)} failed with ${describe(facts)}${wait}${reason === "" ? "" : `: ${reason}`}`,
    {
      ...facts,
      outcome: outcomeAfter(outcomeOfStatus(status)),
      retryAfterMs,
      shouldRetry,
    },
  );
}

function describeReason(
  { response, body }: ReceivedResponse,
  redact: Redact,
): string {
  const location = response.headers.get("location");
  if (response.status < 400 && location !== null)
    return `a redirect to ${excerpt(redact(location))}, which is not followed because the API key would be sent there. Check the base URL.`;
  return excerpt(redact(readErrorMessage(decodeBeginning(body))));
}

/**
 * Parses the body of a success response. For JSON, a problem names places and what is expected there, and never a
 * value, such as a user's metadata; for anything else, it shows the beginning.
 */
function parseBody<Value>(
  schema: z.ZodMiniType<Value>,
  body: ResponseBody,
  redact: Redact,
): { readonly value: Value } | { readonly problem: string } {
  const { bytes, isComplete } = body;
  if (bytes.byteLength === 0) return { problem: "it is empty." };
  const json = isComplete ? parseJson(decodeUtf8(bytes) ?? "") : undefined;
  if (json === undefined) {
    const problem = isComplete
      ? "it is not JSON in UTF-8"
      : `it is larger than ${bytes.byteLength} bytes`;
    return { problem: `${problem}.${describeBeginning(body, redact)}` };
  }
  const result = parseShape(schema, json);
  return "value" in result
    ? result
    : { problem: `${formatProblems(result.problems, { maxShown: 3 })}.` };
}

/** Shows how the page of a proxy begins. Shows nothing of JSON that is cut off or in another encoding. */
function describeBeginning(body: ResponseBody, redact: Redact): string {
  const text = decodeBeginning(body);
  if (/^[^\w<]*[[{"]/.test(text)) return "";
  const beginning = excerpt(redact(text));
  return beginning === "" ? "" : ` It begins: ${beginning}`;
}
