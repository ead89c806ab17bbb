import { NotFoundError, ServerError } from "../../../../../src/client/errors";
import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomer } from "../../../../../src/api/express-customer";
import { RequestAbortedError } from "../../../../../src/client/errors";
import {
  countUsers,
  findUnmanaged,
  listCustomers,
} from "../../../../../src/cli/drift/report/live-customers";

const { signal } = new AbortController();
const idOf = (number: number) => `cus_${number.toString(16).padStart(32, "0")}`;

/** A customer with as many users as its number. */
const customer = (number: number): ExpressCustomer => ({
  expressCustomerId: idOf(number),
  expressCustomerName: `Clinic ${number}`,
  isActive: true,
  userCount: number,
});

/** The numbers from 1 to a last one. */
const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

const answer = {
  status: 500,
  requestId: undefined,
  outcome: "rejected",
} as const;

const failure = new ServerError("GET got 500", answer);
const notFound = new NotFoundError("not found", answer);

/** An account that holds customers 1 to `size`, and what it is asked for. */
function accountOf(
  size: number,
  failing: { readonly list?: Error; readonly customer?: Error } = {},
) {
  const calls: string[] = [];
  return {
    calls,
    // eslint-disable-next-line @typescript-eslint/require-await -- as the client's, which waits for the API
    async *pages() {
      for (let first = 1; first <= Math.max(size, 1); first += 100) {
        calls.push("page");
        if (failing.list !== undefined) throw failing.list;
        yield upTo(Math.min(size - first + 1, 100)).map((number) =>
          customer(number + first - 1),
        );
      }
    },
    retrieve(id: string) {
      calls.push("customer");
      const number = Number.parseInt(id.slice(4), 16);
      const error = failing.customer ?? (number > size ? notFound : undefined);
      return error === undefined
        ? Promise.resolve(customer(number))
        : Promise.reject(error);
    },
  };
}

/** So many pages, and so many single customers. */
const calls = (pages: number, customers: number) => [
  ...Array.from({ length: pages }, () => "page"),
  ...Array.from({ length: customers }, () => "customer"),
];

const countsOf = (numbers: readonly number[]) =>
  new Map(numbers.map((number) => [idOf(number), number]));

describe("counting users", () => {
  test.each([
    ["nothing for no customer", [], 500, calls(0, 0)],
    ["for the customer itself, of one", [1], 500, calls(0, 1)],
    ["for one page that holds both, of two", [1, 100], 500, calls(1, 0)],
    ["for those that the page does not hold", [1, 101], 500, calls(1, 1)],
    [
      "for half as many pages, and then one by one",
      [501, 502, 503, 504],
      10_000,
      calls(2, 4),
    ],
    ["for no page beyond those that hold all", upTo(250), 1_000, calls(3, 0)],
    ["for as many pages as the account has", upTo(301), 301, calls(4, 0)],
  ])("asks %s", async (_case, numbers, size, asked) => {
    const api = accountOf(size);
    const { userCounts, notes } = await countUsers(
      numbers.map(idOf),
      null,
      api,
      signal,
    );
    expect(api.calls).toEqual(asked);
    expect([...userCounts]).toEqual(
      expect.arrayContaining([...countsOf(numbers)]),
    );
    expect(notes).toEqual([]);
  });

  test("asks for nothing that a list tells which has been read", async () => {
    const api = accountOf(200);
    const listed = upTo(198).map(customer);
    const { userCounts } = await countUsers(
      [1, 150, 199].map(idOf),
      listed,
      api,
      signal,
    );
    expect(api.calls).toEqual(calls(0, 1));
    expect([...userCounts]).toEqual(
      expect.arrayContaining([...countsOf([1, 150, 199])]),
    );
  });

  test("asks one by one where the list cannot be read", async () => {
    const api = accountOf(100, { list: failure });
    const { userCounts, notes } = await countUsers(
      [1, 2].map(idOf),
      null,
      api,
      signal,
    );
    expect(api.calls).toEqual(calls(1, 2));
    expect(userCounts).toEqual(countsOf([1, 2]));
    expect(notes).toEqual([]);
  });

  test("notes how many the API does not know, and counts the rest", async () => {
    const { userCounts, notes } = await countUsers(
      [1, 8, 9].map(idOf),
      null,
      accountOf(2),
      signal,
    );
    expect(userCounts.get(idOf(1))).toBe(1);
    expect(notes).toEqual([
      "The users of 2 customers could not be counted: the API that the environment names does not know them.",
    ]);
  });

  test("notes how many cannot be read, and why", async () => {
    const { notes } = await countUsers(
      upTo(3).map(idOf),
      [],
      accountOf(3, { customer: failure }),
      signal,
    );
    expect(notes).toEqual([
      "The users of 3 customers could not be counted: GET got 500",
    ]);
  });

  test("lets a mistake of ours through", async () => {
    const api = accountOf(1, { customer: new TypeError("oops") });
    await expect(countUsers([idOf(1)], null, api, signal)).rejects.toThrow(
      TypeError,
    );
  });

  test("rejects with the reason of the signal if the user stops it", async () => {
    const stopped = new RequestAbortedError("stopped", { outcome: "rejected" });
    const api = accountOf(1, { customer: stopped });
    await expect(
      countUsers([idOf(1)], null, api, AbortSignal.abort()),
    ).rejects.toMatchObject({ name: "AbortError" });
  });
});

describe("customers in no stack", () => {
  const listed = [customer(1), customer(2)];
  const find = (
    managed: readonly number[],
    api: ReturnType<typeof accountOf>,
    until = signal,
  ) => findUnmanaged(listed, new Set(managed.map(idOf)), api, until);

  test.each([
    ["those that no plan found live", [1], [2]],
    ["all where nothing is managed yet", [], [1, 2]],
    ["none where all are managed", [1, 2, 3], []],
  ])("are %s", async (_case, managed, unmanaged) => {
    const api = accountOf(2);
    expect(await find(managed, api)).toEqual(unmanaged.map(customer));
    expect(api.calls).toEqual([]);
  });

  test("are all of a list that leaves out those that are managed, which the account has", async () => {
    const api = accountOf(4);
    expect(await find([3, 4], api)).toEqual(listed);
    expect(api.calls).toEqual(calls(0, 1));
  });

  const failures: readonly (readonly [string, Error, AbortSignal, object])[] = [
    [
      "cannot be told where the account has none of those that are managed",
      notFound,
      signal,
      {
        message: expect.stringContaining("none of the customers of the stacks"),
      },
    ],
    [
      "cannot be told where nobody knows whether the account has those that are managed",
      failure,
      signal,
      { message: `Cannot read the customer ${idOf(3)}: GET got 500` },
    ],
    [
      "are not told once the user stops it",
      new RequestAbortedError("stopped", { outcome: "rejected" }),
      AbortSignal.abort(),
      { name: "AbortError" },
    ],
  ];
  test.each(failures)("%s", async (_case, error, until, thrown) => {
    const api = accountOf(2, { customer: error });
    await expect(find([3], api, until)).rejects.toMatchObject(thrown);
  });
});

describe("the list", () => {
  const failing = (error: Error) => ({
    // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- it fails at once
    async *list(): AsyncGenerator<ExpressCustomer> {
      throw error;
    },
  });

  test("holds all customers", async () => {
    const api = { list: () => ReadableStream.from([customer(1), customer(2)]) };
    expect(await listCustomers(api, signal)).toEqual([
      customer(1),
      customer(2),
    ]);
  });

  const failures: readonly (readonly [string, Error, AbortSignal, object])[] = [
    [
      "tells why it cannot be read",
      failure,
      signal,
      { message: "Cannot list the live customers: GET got 500" },
    ],
    [
      "rejects with the reason of the signal if the user stops it",
      new RequestAbortedError("stopped", { outcome: "rejected" }),
      AbortSignal.abort(),
      { name: "AbortError" },
    ],
  ];
  test.each(failures)("%s", async (_case, error, until, thrown) => {
    await expect(listCustomers(failing(error), until)).rejects.toMatchObject(
      thrown,
    );
  });
});
