import { printable } from "../text/printable";
import { type RequestMatch, matchesRequest } from "./misbehaviour/match";

/** A request that reached the sandbox. Its headers and bodies are not recorded, because they contain secrets. */
export interface RecordedRequest {
  /** When it arrived, as an ISO date-time. */
  readonly time: string;
  /** The HTTP method: `GET`. */
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** The query with its `?`; empty if there is none. */
  readonly query: string;
  /** Null while it is in progress, and forever if its response was lost: dropped or left hanging. */
  readonly status: number | null;
  /** Milliseconds from its arrival to its end; null while it is in progress. */
  readonly durationMs: number | null;
  /** The kind of the fault that replaced the response; null if there was none. */
  readonly fault: string | null;
}

/** The requests that reached the sandbox, in the order of their arrival. They are kept until they are cleared. */
export interface RequestRecords {
  /** All requests. */
  list(): RecordedRequest[];

  /** How many requests a method and a path select. */
  count(match?: RequestMatch): number;

  /** Forgets all requests. */
  clear(): void;
}

/** Records the requests of one sandbox, and reports each one when it has ended. */
export class RequestLog implements RequestRecords {
  readonly #now: () => number;
  readonly #onEnd: (request: RecordedRequest) => void;
  #records: RecordedRequest[] = [];

  constructor(now: () => number, onEnd: (request: RecordedRequest) => void) {
    this.#now = now;
    this.#onEnd = onEnd;
  }

  /** Records an arrival. Returns a function to call at the end, which returns the time of the end in milliseconds. */
  begin(
    request: Pick<RecordedRequest, "method" | "path" | "query">,
  ): (end: Pick<RecordedRequest, "status" | "fault">) => number {
    const startMs = this.#now();
    const record: RecordedRequest = {
      time: new Date(startMs).toISOString(),
      ...request,
      status: null,
      durationMs: null,
      fault: null,
    };
    this.#records.push(record);
    return (end) => {
      const endMs = this.#now();
      Object.assign(record, end, { durationMs: endMs - startMs });
      this.#onEnd({ ...record });
      return endMs;
    };
  }

  list(): RecordedRequest[] {
    return this.#records.map((record) => ({ ...record }));
  }

  count(match: RequestMatch = {}): number {
    return this.#records.filter((record) => matchesRequest(match, record))
      .length;
  }

  clear(): void {
    this.#records = [];
  }
}

/** Formats a request as one line: time, method, path, status, duration and fault. */
export function formatRequest(request: RecordedRequest): string {
  const { time, method, path, query, status, durationMs, fault } = request;
  const result = status === null ? "no response" : String(status);
  const cause = fault === null ? "" : ` (fault: ${fault})`;
  const line = `${time} ${method} ${path}${query} ${result} ${durationMs ?? 0} ms${cause}`;
  return printable(line);
}
