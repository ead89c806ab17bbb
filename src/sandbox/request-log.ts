import { type RequestMatch, matchesRequest } from "./misbehaviour/match";

/** A request that reached the sandbox. Its headers and bodies are not kept: they hold secrets. */
export interface RecordedRequest {
  /** When it arrived, as an ISO date-time. */
  readonly time: string;
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** The query with its `?`, else empty. */
  readonly query: string;
  /** Null while it is under way, and for good where its answer was lost: dropped or left hanging. */
  readonly status: number | null;
  /** Milliseconds from its arrival to its end; null while it is under way. */
  readonly durationMs: number | null;
  /** The kind of the fault that took the answer's place, else null. */
  readonly fault: string | null;
}

/** How a request ended. */
export type RequestOutcome = Pick<RecordedRequest, "status" | "fault">;

/** The requests that reached the sandbox, in the order of their arrival. They are kept until they are cleared. */
export interface RequestRecords {
  /** All of them. */
  list(): RecordedRequest[];

  /** How many of them a method and a path pick. */
  count(match?: RequestMatch): number;

  /** Forgets them. */
  clear(): void;
}

/** Records the requests of one sandbox, and tells a listener of each when it has ended. */
export class RequestLog implements RequestRecords {
  readonly #now: () => number;
  readonly #onEnd: (request: RecordedRequest) => void;
  #records: RecordedRequest[] = [];

  constructor(now: () => number, onEnd: (request: RecordedRequest) => void) {
    this.#now = now;
    this.#onEnd = onEnd;
  }

  /** Records an arrival; call what it returns at the end. */
  begin(
    request: Pick<RecordedRequest, "method" | "path" | "query">,
  ): (outcome: RequestOutcome) => void {
    const startMs = this.#now();
    const record: RecordedRequest = {
      time: new Date(startMs).toISOString(),
      ...request,
      status: null,
      durationMs: null,
      fault: null,
    };
    this.#records.push(record);
    return (outcome) => {
      Object.assign(record, outcome, { durationMs: this.#now() - startMs });
      this.#onEnd({ ...record });
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

/** One line for people: time, method, path, status, duration, and the fault where there was one. */
export function formatRequest(request: RecordedRequest): string {
  const { time, method, path, query, status, durationMs, fault } = request;
  const outcome = status === null ? "no answer" : String(status);
  const cause = fault === null ? "" : ` (fault: ${fault})`;
  return `${time} ${method} ${path}${query} ${outcome} ${durationMs ?? 0} ms${cause}`;
}
