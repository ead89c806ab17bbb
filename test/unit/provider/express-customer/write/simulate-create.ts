import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import {
  ConnectionError,
  type ApiError,
  type ClientError,
} from "../../../../../src/client/errors";
import type { ExpressCustomers } from "../../../../../src/client/express-customers";
import { apiErrorClass } from "../../../../../src/client/http/response/status";
import { Diagnostics } from "../../../../../src/framework/diagnostics";
import { FreshList } from "../../../../../src/provider/express-customer/live/fresh-list";
import { CustomerClaims } from "../../../../../src/provider/express-customer/takeover/claims";
import {
  Creator,
  defaultLooksAfterMs,
} from "../../../../../src/provider/express-customer/write/creator";
import { customerId } from "../../../../support/api/fake-api";
import { createFakeClock, newYearMs } from "../../../../support/fake-clock";

/** Created during the attempt. */
export const isNew = { createdAt: "2026-01-01T00:00:01Z" };
/** Created by another client, long before. */
export const isOld = { createdAt: "2025-12-31T23:00:00Z" };

/** An error with the status of a response. */
export function responded(
  status: number,
  asks: Pick<Partial<ApiError>, "retryAfterMs" | "shouldRetry"> = {},
  outcome: ClientError["outcome"] = "unknown",
): ApiError {
  return new (apiErrorClass(status))(`status ${status}`, {
    outcome,
    status,
    requestId: undefined,
    ...asks,
  });
}

export const lost = new ConnectionError("a lost connection", {
  outcome: "unknown",
  isBeforeSending: false,
});

/** The outcome of one create. */
export type CreateOutcome = () => ExpressCustomer;

/** A create that fails. */
export function failing(error: Error): CreateOutcome {
  return () => {
    throw error;
  };
}

/** What the API does, and what is known. */
export interface Setting {
  /** What each create does. The last outcome repeats. @default a lost connection */
  readonly outcomes?: readonly CreateOutcome[];
  /** The customers in each list. The last list repeats. @default none */
  readonly lists?: readonly (readonly ExpressCustomer[])[];
  readonly listFailure?: ClientError;
  readonly isTimeKnown?: boolean;
  /** Whether the list showed the first customer before the create was sent. */
  readonly wasListed?: boolean;
  readonly claims?: CustomerClaims;
  /** Whether Ctrl-C was pressed. @default false */
  readonly isAborted?: boolean;
  /** The names to create, all at once. @default one */
  readonly names?: readonly string[];
}

/** Creates customers named "Alpha", or `names`. */
export async function create({
  outcomes = [failing(lost)],
  lists = [[]],
  listFailure,
  isTimeKnown = true,
  wasListed = false,
  claims = new CustomerClaims(),
  isAborted = false,
  names = ["Alpha"],
}: Setting) {
  const calls: string[] = [];
  const next = <T>(call: string, results: readonly T[]): T | undefined => {
    calls.push(call);
    const count = calls.filter((one) => one === call).length;
    return results[Math.min(count, results.length) - 1];
  };
  const api: Pick<ExpressCustomers, "create" | "list"> = {
    // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown must reject
    async create() {
      return (next("create", outcomes) ?? failing(lost))();
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as in the true one
    async *list() {
      const listed = next("list", lists);
      if (listFailure !== undefined) throw listFailure;
      yield* listed ?? [];
    },
  };
  const clock = createFakeClock(newYearMs);
  const creator = new Creator({
    api,
    claims,
    clock,
    directory: { listedSoFar: () => (id) => wasListed && id === customerId(1) },
    freshList: new FreshList(api, clock),
    serverTimeAt: (localMs) => (isTimeKnown ? localMs : undefined),
    looksAfterMs: defaultLooksAfterMs,
  });
  const diagnostics = new Diagnostics();
  const signal = isAborted ? AbortSignal.abort() : new AbortController().signal;
  const results = await clock.run(
    Promise.all(
      names.map((name) =>
        creator
          .create(
            { name, active: true, metadata: new Map() },
            { diagnostics, signal },
          )
          .catch((error: unknown) => error),
      ),
    ),
  );
  return {
    result: results[0],
    results,
    calls: calls.join(" "),
    isTaken: claims.isTaken(customerId(1)),
    warnings: diagnostics.list.map(({ summary }) => summary),
    waitedMs: clock.now() - newYearMs,
  };
}
