import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import {
  ConnectionError,
  RequestTimeoutError,
  ResponseShapeError,
  ValidationError,
  type ApiError,
  type ClientError,
} from "../../../../../src/client/errors";
import { apiErrorClass } from "../../../../../src/client/http/response/status";
import { Diagnostics } from "../../../../../src/framework/diagnostics";
import { FreshList } from "../../../../../src/provider/express-customer/live/fresh-list";
import { CustomerClaims } from "../../../../../src/provider/express-customer/takeover/claims";
import {
  Creator,
  defaultLooksAfterMs,
} from "../../../../../src/provider/express-customer/write/creator";
import { customerId } from "../../../../support/api/fake-api";
import { createFakeClock } from "../../../../support/fake-clock";
import {
  alpha,
  createFakeCustomers,
  type CreateOutcome,
} from "../fake-customers";
import {
  CreatesStoppedError,
  UnclearCreateError,
} from "../../../../../src/provider/express-customer/write/write-errors";

const nowMs = Date.parse("2026-01-01T00:00:00Z");
/** Created during the attempt. */
const isNew = { createdAt: "2026-01-01T00:00:01Z" };
/** Created by another client, long before. */
const isOld = { createdAt: "2025-12-31T23:00:00Z" };

function responded(
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

const lost = new ConnectionError("a lost connection", {
  outcome: "unknown",
  isBeforeSending: false,
});

/** After these, the API may still be working, or may have finished. */
const open = [
  lost,
  new RequestTimeoutError("a time-out", { outcome: "unknown" }),
  new ResponseShapeError("a garbled response", {
    outcome: "unknown",
    status: 200,
    requestId: undefined,
  }),
  ...[302, 408, 502, 503, 504].map((status) => responded(status)),
  responded(500, { shouldRetry: false }),
  responded(500, { retryAfterMs: 6001 }),
].map((error, index) => ({ what: `${error.message} (${index})`, error }));

function failing(error: Error): CreateOutcome {
  return () => {
    throw error;
  };
}

interface Setting {
  readonly outcomes: readonly CreateOutcome[];
  /** The customers in each list. The last list repeats. */
  readonly lists?: readonly (readonly ExpressCustomer[])[];
  readonly listFailure?: ClientError;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly isTimeKnown?: boolean;
  /** The ids that the list showed before the create was sent. @default none */
  readonly listed?: readonly string[];
  readonly claims?: CustomerClaims;
  readonly signal?: AbortSignal;
  /** The names to create, all at once. @default one */
  readonly names?: readonly string[];
}

async function create(setting: Setting) {
  const { outcomes, lists = [[]], listFailure, metadata = {} } = setting;
  const { claims = new CustomerClaims(), names = ["Alpha"] } = setting;
  const {
    isTimeKnown = true,
    listed = [],
    signal = new AbortController().signal,
  } = setting;
  let looks = 0;
  const api = createFakeCustomers(outcomes, () => {
    if (listFailure !== undefined) throw listFailure;
    looks += 1;
    return lists[Math.min(looks, lists.length) - 1] ?? [];
  });
  const clock = createFakeClock(nowMs);
  const creator = new Creator({
    api,
    claims,
    clock,
    directory: { listedSoFar: () => (id) => listed.includes(id) },
    freshList: new FreshList(api, clock),
    serverTimeAt: (localMs) => (isTimeKnown ? localMs : undefined),
    looksAfterMs: defaultLooksAfterMs,
  });
  const diagnostics = new Diagnostics();
  const results = await clock.run(
    Promise.all(
      names.map(async (name) => {
        try {
          return await creator.create(
            { name, active: true, metadata: new Map(Object.entries(metadata)) },
            { diagnostics, signal },
          );
        } catch (error) {
          return error;
        }
      }),
    ),
  );
  return {
    result: results[0],
    results,
    calls: api.calls,
    claims,
    warnings: diagnostics.list.map(({ summary }) => summary),
    waitedMs: clock.now() - nowMs,
  };
}

const lists = (count: number) =>
  Array.from({ length: count }, (): string => "list");

describe("a clear response", () => {
  test("is the customer, which is taken, and the list is not read", async () => {
    const { result, calls, claims } = await create({
      outcomes: [() => alpha(1, isNew)],
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(claims.isTaken(customerId(1))).toBe(true);
    expect(calls).toEqual(["create"]);
  });

  test("that rejects the create is the error", async () => {
    const error = new ValidationError("422", {
      outcome: "rejected",
      status: 422,
      requestId: undefined,
    });
    const { result, calls } = await create({ outcomes: [failing(error)] });
    expect(result).toBe(error);
    expect(calls).toEqual(["create"]);
  });

  test.each([
    { what: "is older than the attempt", fields: isOld, taken: [] },
    {
      what: "another object has",
      fields: isNew,
      taken: [customerId(1)],
    },
  ])(
    "with a customer that $what is an error that names it",
    async ({ fields, taken }) => {
      const claims = new CustomerClaims();
      for (const id of taken) claims.take(id);
      const { result } = await create({
        outcomes: [() => alpha(1, fields)],
        claims,
      });
      expect(result).toBeInstanceOf(UnclearCreateError);
      expect(String(result)).toContain(customerId(1));
    },
  );
});

describe("an unclear outcome", () => {
  test.each(open)(
    "is looked up for six seconds and never repeated: $what",
    async ({ error }) => {
      const { result, calls, waitedMs } = await create({
        outcomes: [failing(error)],
      });
      expect(result).toBeInstanceOf(UnclearCreateError);
      expect(calls).toEqual(["create", ...lists(3)]);
      expect(waitedMs).toBe(6000);
    },
  );

  test("that is found is the customer, and a warning names it", async () => {
    const { result, calls, claims, warnings } = await create({
      outcomes: [failing(lost)],
      lists: [[], [alpha(1, isNew)]],
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(claims.isTaken(customerId(1))).toBe(true);
    expect(calls).toEqual(["create", "list", "list"]);
    expect(warnings).toEqual([
      `Found the customer "Alpha" (${customerId(1)}) after a create without a clear response`,
    ]);
  });

  test("is repeated after a 500, once the list has not shown a customer", async () => {
    const { result, calls } = await create({
      outcomes: [failing(responded(500)), () => alpha(1, isNew)],
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(calls).toEqual(["create", ...lists(3), "create"]);
  });

  test.each([
    { what: "is older, by its date", fields: isOld, listed: [] },
    { what: "the list showed before", fields: isNew, listed: [customerId(1)] },
  ])(
    "is not taken for a customer of the name that $what",
    async ({ fields, listed }) => {
      const { result } = await create({
        outcomes: [failing(lost)],
        lists: [[alpha(1, fields)]],
        listed,
      });
      expect(result).toBeInstanceOf(UnclearCreateError);
      expect(String(result)).not.toContain(customerId(1));
    },
  );

  test.each<{ what: string; found: ExpressCustomer[]; isTimeKnown?: boolean }>([
    { what: "two are new", found: [alpha(1, isNew), alpha(2, isNew)] },
    {
      what: "it has metadata that was not sent",
      found: [alpha(1, { ...isNew, metadata: { owner: "b" } })],
    },
    {
      what: "the name differs in form",
      found: [alpha(1, { createdAt: null })],
    },
    {
      what: "the API's time is not known",
      found: [alpha(1, isNew)],
      isTimeKnown: false,
    },
  ])(
    "is an error that names the candidates if $what",
    async ({ found, isTimeKnown = true }) => {
      const { result } = await create({
        outcomes: [failing(lost)],
        lists: [found],
        isTimeKnown,
      });
      expect(result).toBeInstanceOf(UnclearCreateError);
      for (const { expressCustomerId } of found)
        expect(String(result)).toContain(expressCustomerId);
    },
  );

  test("is not taken for the customer of another object", async () => {
    const claims = new CustomerClaims();
    claims.hold(customerId(1), { objectKey: "a", declaration: "" });
    claims.take(customerId(2));
    const { result, warnings } = await create({
      outcomes: [failing(lost)],
      lists: [[alpha(1, isNew), alpha(2, isNew)]],
      claims,
    });
    expect(result).toBeInstanceOf(UnclearCreateError);
    expect(warnings).toEqual([]);
  });

  test("whose look fails reports both errors", async () => {
    const { result } = await create({
      outcomes: [failing(lost)],
      listFailure: responded(503, {}, "rejected"),
    });
    expect(String(result)).toContain("a lost connection");
    expect(String(result)).toContain("status 503");
  });

  test("is looked up once more after Ctrl-C, without a wait", async () => {
    const { result, calls, waitedMs } = await create({
      outcomes: [failing(lost)],
      lists: [[alpha(1, isNew)]],
      signal: AbortSignal.abort(),
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(calls).toEqual(["create", "list"]);
    expect(waitedMs).toBe(0);
  });
});

describe("after a 429", () => {
  const limited = responded(429, { retryAfterMs: 700 }, "rejected");

  test("the list is read once, when the wait is over, and then the create is repeated", async () => {
    const { result, calls, waitedMs } = await create({
      outcomes: [failing(limited), () => alpha(1, isNew)],
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(calls).toEqual(["create", "list", "create"]);
    expect(waitedMs).toBe(700);
  });

  test("a customer that was created nevertheless is found", async () => {
    const { result, calls } = await create({
      outcomes: [failing(limited)],
      lists: [[alpha(1, isNew)]],
    });
    expect(result).toMatchObject({ id: customerId(1) });
    expect(calls).toEqual(["create", "list"]);
  });

  test("Ctrl-C ends the wait at once", async () => {
    const { result, calls } = await create({
      outcomes: [failing(limited)],
      signal: AbortSignal.abort(),
    });
    expect(result).toBe(limited);
    expect(calls).toEqual(["create"]);
  });
});

describe("many creates that end in 500", () => {
  const names = Array.from({ length: 20 }, (_, index) => `Customer ${index}`);

  test("share their looks, and after three in a row the rest of the run sends none", async () => {
    const { results, calls } = await create({
      outcomes: names.map(() => failing(responded(500))),
      names: names.slice(0, 10),
    });
    expect(
      results.every((result) => result instanceof UnclearCreateError),
    ).toBe(true);
    expect(calls.filter((call) => call === "list").length).toBeLessThan(8);
  });

  test("say that they were not sent", async () => {
    const { results, calls } = await create({
      outcomes: names.map(() => failing(responded(502))),
      // Creates of one name wait for each other.
      names: names.map(() => "Alpha"),
    });
    expect(calls.filter((call) => call === "create")).toHaveLength(3);
    for (const result of results.slice(3)) {
      expect(result).toBeInstanceOf(CreatesStoppedError);
      expect(String(result)).toContain("this run sends no more");
    }
  });
});

test("creates of one name, in whatever form it is written, wait for each other", async () => {
  const { results, calls } = await create({
    outcomes: [failing(lost), () => alpha(2, isNew)],
    lists: [[alpha(1, isNew)]],
    names: ["Alpha", " alpha "],
  });
  expect(calls).toEqual(["create", "list", "create"]);
  expect(results).toMatchObject([{ id: customerId(1) }, { id: customerId(2) }]);
});

test("an error that does not come from the client is thrown as it is", async () => {
  const bug = new TypeError("a bug");
  const { result } = await create({ outcomes: [failing(bug)] });
  expect(result).toBe(bug);
});
