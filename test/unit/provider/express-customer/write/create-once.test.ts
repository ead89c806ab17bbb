import {
  ValidationError,
  type ApiError,
} from "../../../../../src/client/errors";
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import { apiErrorClass } from "../../../../../src/client/http/status";
import {
  ConnectionError,
  RequestTimeoutError,
  ResponseShapeError,
} from "../../../../../src/client/errors";
import type { ClientError } from "../../../../../src/client/errors";
import {
  AmbiguousCreateError,
  createCustomer,
  UnclearCreateError,
} from "../../../../../src/provider/express-customer/write/create-once";
import { CustomerLedger } from "../../../../../src/provider/express-customer/write/ledger";
import { createFakeClock } from "../../../../support/fake-clock";
import { customerId, errorOf } from "../../../client/fake-api";
import { alpha, createFakeCustomers } from "../fake-customers";
import type { CreateOutcome } from "../fake-customers";

const nowMs = Date.parse("2026-01-01T00:00:00Z");
const outcome = "unknown";

function answered(
  status: number,
  asks: Pick<Partial<ApiError>, "retryAfterMs" | "shouldRetry"> = {},
): ApiError {
  return new (apiErrorClass(status))(`status ${status}`, {
    outcome,
    status,
    requestId: undefined,
    ...asks,
  });
}

/** A row of a table of tests. */
function row(error: ClientError) {
  return { what: error.message, error };
}

/** Outcomes after which the API has ended its work. */
const ended = [answered(500), answered(500, { retryAfterMs: 6000 })].map(row);

const lost = new ConnectionError("a lost connection", {
  outcome,
  isBeforeSending: false,
});

/** Outcomes after which the API may be at work still, or be done. */
const late = [
  lost,
  new RequestTimeoutError("a time-out", { outcome }),
  new ResponseShapeError("a garbled answer", {
    outcome,
    status: 200,
    requestId: undefined,
  }),
  ...[302, 307, 408, 502, 503, 504, 520].map((status) => answered(status)),
].map(row);

/** What the API does not want to be repeated, or not so soon. */
const refused = [
  { what: "that asks for no other", asks: { shouldRetry: false } },
  { what: "that asks for a longer wait", asks: { retryAfterMs: 6001 } },
];

const unclear = [...ended, ...late];

function failing(error: Error): CreateOutcome {
  return () => {
    throw error;
  };
}

/** So many looks at the list. */
function lists(count: number): readonly string[] {
  return Array.from({ length: count }, () => "list");
}

interface Setting {
  readonly outcomes: readonly CreateOutcome[];
  /** What a list shows, by how often there was one before. */
  readonly lists?: readonly (readonly ExpressCustomer[])[];
  readonly listFailure?: Error;
  readonly name?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly knownIds?: ReadonlySet<string> | null;
  readonly ledger?: CustomerLedger;
  readonly signal?: AbortSignal;
}

async function setUp(setting: Setting) {
  const { outcomes, lists = [], listFailure, name = "Alpha" } = setting;
  const {
    metadata = {},
    knownIds = new Set(),
    ledger = new CustomerLedger(),
  } = setting;
  let looks = 0;
  const api = createFakeCustomers(outcomes, () => {
    if (listFailure !== undefined) throw listFailure;
    const listed = lists[Math.min(looks, lists.length - 1)] ?? [];
    looks += 1;
    return listed;
  });
  const clock = createFakeClock(nowMs);
  const { signal = new AbortController().signal } = setting;
  const declared = {
    name,
    active: true,
    metadata: new Map(Object.entries(metadata)),
  };
  const created = clock.run(
    createCustomer(declared, { api, clock, ledger, knownIds, signal }),
  );
  await created.catch(() => undefined);
  return { created, calls: api.calls, ledger, waitedMs: clock.now() - nowMs };
}

test("a clear answer is the customer, which is claimed, and nothing is looked up", async () => {
  const { created, calls, ledger } = await setUp({
    outcomes: [() => alpha(1)],
  });
  expect((await created).id).toBe(customerId(1));
  expect(ledger.isClaimed(customerId(1))).toBe(true);
  expect(calls).toEqual(["create"]);
});

test("a clear refusal is the error, and nothing is looked up", async () => {
  const error = new ValidationError("422", {
    outcome: "rejected",
    status: 422,
    requestId: undefined,
  });
  const { created, calls } = await setUp({ outcomes: [failing(error)] });
  expect(await errorOf(created)).toBe(error);
  expect(calls).toEqual(["create"]);
});

describe.each(unclear)("after $what", ({ error }) => {
  test("one customer that appeared is the one", async () => {
    const { created, calls, ledger } = await setUp({
      outcomes: [failing(error)],
      lists: [[alpha(1)]],
    });
    expect((await created).id).toBe(customerId(1));
    expect(ledger.isClaimed(customerId(1))).toBe(true);
    expect(calls).toEqual(["create", "list"]);
  });

  test.each([
    { looks: 2, withinMs: 500 },
    { looks: 3, withinMs: 2000 },
    { looks: 4, withinMs: 6000 },
  ])(
    "one that appears within $withinMs ms is the one",
    async ({ looks, withinMs }) => {
      const { created, calls, waitedMs } = await setUp({
        outcomes: [failing(error)],
        lists: [...Array.from({ length: looks - 1 }, () => []), [alpha(1)]],
      });
      expect((await created).id).toBe(customerId(1));
      expect(calls).toEqual(["create", ...lists(looks)]);
      expect(waitedMs).toBe(withinMs);
    },
  );

  test("several are an error that names each", async () => {
    const { created } = await setUp({
      outcomes: [failing(error)],
      lists: [[alpha(1), alpha(2)]],
    });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(AmbiguousCreateError);
    expect(String(thrown)).toContain(error.message);
    expect(String(thrown)).toContain(customerId(1));
    expect(String(thrown)).toContain(customerId(2));
    expect(String(thrown)).toContain("terraform import");
  });

  test("a list that fails too is an error that says so", async () => {
    const { created } = await setUp({
      outcomes: [failing(error)],
      listFailure: new Error("the list failed"),
    });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(UnclearCreateError);
    expect(String(thrown)).toContain(error.message);
    expect(String(thrown)).toContain("the list failed");
    expect(String(thrown)).toContain('"Alpha"');
  });
});

test.each(refused)(
  "a 500 $what is looked up, and not repeated",
  async ({ asks }) => {
    const { created, calls } = await setUp({
      outcomes: [failing(answered(500, asks))],
    });
    expect(await errorOf(created)).toBeInstanceOf(UnclearCreateError);
    expect(calls).toEqual(["create", ...lists(4)]);
  },
);

describe.each(ended)("after $what without a customer", ({ error }) => {
  test("the create is repeated", async () => {
    const { created, calls, waitedMs } = await setUp({
      outcomes: [failing(error), () => alpha(1)],
    });
    expect((await created).id).toBe(customerId(1));
    expect(calls).toEqual(["create", ...lists(4), "create"]);
    expect(waitedMs).toBe(6000);
  });

  test("a repetition is not repeated whose outcome is worse", async () => {
    const { created, calls } = await setUp({
      outcomes: [failing(error), failing(lost)],
    });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(UnclearCreateError);
    expect(String(thrown)).toContain(lost.message);
    expect(calls).toEqual(["create", ...lists(4), "create", ...lists(4)]);
  });

  test("the third failure is the last", async () => {
    const { created, calls } = await setUp({
      outcomes: [failing(error), failing(error), failing(error)],
    });
    expect(await errorOf(created)).toBeInstanceOf(UnclearCreateError);
    expect(calls.filter((call) => call === "create")).toHaveLength(3);
    expect(calls.at(-1)).toBe("list");
  });

  test("it is not repeated once Terraform stops, but looked up once", async () => {
    const { created, calls } = await setUp({
      outcomes: [failing(error)],
      signal: AbortSignal.abort(),
    });
    expect(await errorOf(created)).toBeInstanceOf(UnclearCreateError);
    expect(calls).toEqual(["create", "list"]);
  });
});

test.each(late)(
  "after $what without a customer nothing is repeated: it may come yet",
  async ({ error }) => {
    const { created, calls } = await setUp({ outcomes: [failing(error)] });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(UnclearCreateError);
    expect(String(thrown)).toContain(error.message);
    expect(calls).toEqual(["create", ...lists(4)]);
  },
);

describe("of the customers that are listed", () => {
  const error = answered(500);
  const claimed = new CustomerLedger();
  claimed.claim(customerId(1));
  const held = new CustomerLedger();
  held.hold(customerId(1), "deactivate");

  test.each<Setting & { readonly what: string }>([
    {
      what: "one that lived before",
      outcomes: [],
      knownIds: new Set([customerId(1)]),
      lists: [[alpha(1)]],
    },
    {
      what: "one that another create of this run has got",
      outcomes: [],
      ledger: claimed,
      lists: [[alpha(1)]],
    },
    {
      what: "one that another resource holds",
      outcomes: [],
      ledger: held,
      lists: [[alpha(1)]],
    },
    {
      what: "one of another name",
      outcomes: [],
      lists: [[alpha(1, { expressCustomerName: "Beta" })]],
    },
  ])("$what is not the one", async (setting) => {
    const { created } = await setUp({
      ...setting,
      outcomes: [
        failing(error),
        () => alpha(2, { metadata: setting.metadata }),
      ],
    });
    expect((await created).id).toBe(customerId(2));
  });

  test.each([
    {
      what: "with other metadata",
      outcomes: [],
      lists: [[alpha(1, { metadata: { owner: "b" } })]],
    },
    {
      what: "with less metadata",
      outcomes: [],
      metadata: { owner: "a" },
      lists: [[alpha(1)]],
    },
  ])(
    "one $what may be it, kept in another form, and nothing is repeated",
    async (setting) => {
      const { created, calls } = await setUp({
        ...setting,
        outcomes: [failing(error)],
      });
      expect(await errorOf(created)).toBeInstanceOf(AmbiguousCreateError);
      expect(calls).toEqual(["create", "list"]);
    },
  );

  test.each([
    { what: "trimmed", name: " Alpha\u00a0", kept: "Alpha" },
    { what: "in another case", name: "ALPHA", kept: "Alpha" },
    { what: "with single spaces", name: "Alpha  1", kept: "Alpha 1" },
    { what: "in another normal form", name: "Caf\u00e9", kept: "Cafe\u0301" },
  ])("one whose name is kept $what is the one", async ({ name, kept }) => {
    const { created } = await setUp({
      name,
      outcomes: [failing(error)],
      lists: [[alpha(1, { expressCustomerName: kept })]],
    });
    expect((await created).id).toBe(customerId(1));
  });

  test("one that looks old, though nobody knew it, is an error that names it", async () => {
    const { created } = await setUp({
      outcomes: [failing(error)],
      lists: [[alpha(1, { createdAt: "2025-12-31T23:49:59Z" })]],
    });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(AmbiguousCreateError);
    expect(String(thrown)).toContain(customerId(1));
  });

  test.each(["2025-12-31T23:50:01Z", null, "some day"])(
    "one that was created %s is the one",
    async (createdAt) => {
      const { created } = await setUp({
        outcomes: [failing(error)],
        lists: [[alpha(1, { createdAt })]],
      });
      expect((await created).id).toBe(customerId(1));
    },
  );

  test("one is an error that names it, where nobody knows what lived before", async () => {
    const { created } = await setUp({
      knownIds: null,
      outcomes: [failing(error)],
      lists: [[alpha(1)]],
    });
    expect(await errorOf(created)).toBeInstanceOf(AmbiguousCreateError);
  });
});

test.each(["known", "claimed"])(
  "an answer that is a customer %s before is an error, and takes nothing over",
  async (how) => {
    const ledger = new CustomerLedger();
    if (how === "claimed") ledger.claim(customerId(1));
    const { created } = await setUp({
      ledger,
      knownIds: new Set(how === "known" ? [customerId(1)] : []),
      outcomes: [() => alpha(1)],
    });
    const thrown = await errorOf(created);
    expect(thrown).toBeInstanceOf(UnclearCreateError);
    expect(String(thrown)).toContain("a customer that lived before");
  },
);

test("two creates of the same name take turns, and get a customer each", async () => {
  const listed = [alpha(1)];
  const api = createFakeCustomers(
    [failing(answered(500)), () => alpha(2)],
    () => listed,
  );
  const clock = createFakeClock(nowMs);
  const options = {
    api,
    clock,
    ledger: new CustomerLedger(),
    knownIds: new Set<string>(),
    signal: new AbortController().signal,
  };
  const declared = (name: string) => ({
    name,
    active: true,
    metadata: new Map(),
  });
  const created = await clock.run(
    Promise.all([
      createCustomer(declared("Alpha"), options),
      createCustomer(declared("Alpha "), options),
    ]),
  );
  expect(created.map(({ id }) => id)).toEqual([customerId(1), customerId(2)]);
  expect(api.calls).toEqual(["create", "list", "create"]);
});
