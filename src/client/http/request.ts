import type * as z from "zod/mini";
import type { Clock } from "../../system/clock";
import type { Redact } from "../../text/redact";
import type { ClientError, ResponseFacts } from "../errors";
import type { HeaderMap } from "./options/headers";

/** A request as it is sent once. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body?: string | undefined;
  /**
   * Whether the request needs a connection of its own. A server may close an idle connection just when a request is sent
   * on it, and then it is unknown whether the request arrived.
   */
  readonly isConnectionFresh: boolean;
  /** Aborts the request and the reading of its response. */
  readonly signal: AbortSignal;
}

/** A response whose headers have arrived. The `Response` of `fetch` is one. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** The body, decompressed. */
  readonly body: AsyncIterable<Uint8Array> | null;
}

export interface ResponseHeaders {
  /** Returns null for a header that the response does not have. The name is in lower case. */
  get(name: string): string | null;
}

/** Sends a request once, and follows no redirect. Rejects if no response arrives. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** One request to the API, however often it is sent. */
export interface ApiRequest<Value> {
  readonly method: HttpRequest["method"];
  /** The path below the base URL, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Returns the body of the next attempt, if each needs one of its own. */
  readonly nextBody?: () => Promise<object>;
  /** The shape of the response. */
  readonly schema: z.ZodMiniType<Value>;
  /** Whether sending it twice has the same effect as sending it once. */
  readonly isSafeToRepeat: boolean;
  /** How often it is repeated at most, within what the client allows. @default what the client allows */
  readonly maxRetries?: number | undefined;
  /** Stops waiting and reading. A write that was sent is finished, and its response is returned. */
  readonly signal?: AbortSignal | undefined;
}

/** The value that a request asked for, and the response that it came with. */
export interface ApiResponse<Value> {
  readonly value: Value;
  readonly response: ResponseFacts;
  readonly error?: undefined;
}

/** How one attempt ended. A failure has no `response` if no headers of one arrived. */
export type AttemptResult<Value> =
  | ApiResponse<Value>
  | { readonly error: ClientError; readonly response?: ResponseFacts };

/** Where and how requests are sent. */
export interface Endpoint {
  readonly send: Send;
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly headers: HeaderMap;
  readonly requestTimeoutMs: number;
  readonly redact: Redact;
}

/** How messages name a request: `GET /v1/express`. */
export function nameOf({ method, path }: ApiRequest<unknown>): string {
  return `${method} ${path}`;
}
