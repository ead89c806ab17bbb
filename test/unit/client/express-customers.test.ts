import { describe, expect, test } from "@jest/globals";
import type { ExpressCustomers } from "../../../src/client/express-customers";
import {
  customer,
  customerId,
  errorOf,
  json,
  setUp,
  type Reply,
} from "../../support/api/fake-api";

const id = customerId(1);
const userId = `usr_${"a".repeat(32)}`;

const calls: Record<string, (customers: ExpressCustomers) => Promise<unknown>> =
  {
    create: (customers) => customers.create({ expressCustomerName: "A" }),
    retrieve: (customers) => customers.retrieve(id),
    update: (customers) => customers.update(id, { metadata: null }),
    deactivate: (customers) => customers.deactivate(id),
    reactivate: (customers) => customers.reactivate(id),
    listPage: (customers) => customers.listPage({ limit: 7, cursor: "a/b&c" }),
    addUser: (customers) => customers.addUser(id, { userId }),
    removeUser: (customers) => customers.removeUser(id, { userId }),
  };
const path = `https://api.test/v1/express`;
const page = { expressCustomers: [customer(1)], hasMore: false };

describe("each operation sends the request of the contract", () => {
  test.each([
    ["create", "POST", path, { expressCustomerName: "A" }, customer(1)],
    ["retrieve", "GET", `${path}/${id}`, undefined, customer(1)],
    ["update", "PATCH", `${path}/${id}`, { metadata: null }, customer(1)],
    ["deactivate", "POST", `${path}/${id}/deactivate`, undefined, customer(1)],
    ["reactivate", "POST", `${path}/${id}/reactivate`, undefined, customer(1)],
    ["listPage", "GET", `${path}?limit=7&cursor=a%2Fb%26c`, undefined, page],
    ["addUser", "POST", `${path}/${id}/users`, { userId }, { success: true }],
    [
      "removeUser",
      "DELETE",
      `${path}/${id}/users`,
      { userId },
      { success: true },
    ],
  ])("%s", async (call, method, url, body, response) => {
    const { client, sent } = setUp([json(response)]);
    const result = await calls[call]?.(client.expressCustomers);
    expect(result).toEqual("success" in response ? undefined : response);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ method, url, body });
    expect(sent[0]?.headers.get("content-type")).toBe(
      body === undefined ? null : "application/json",
    );
  });
});

describe("params", () => {
  test.each([
    "",
    ".",
    "..",
    "../v2",
    "cus_1",
    `${id}/users`,
    `${id}?`,
    `${id}\n`,
  ])("%j is not a customer id, and nothing is sent", async (wrongId) => {
    const { client, sent } = setUp([json(customer(1))]);
    const { expressCustomers: customers } = client;
    for (const call of [
      customers.retrieve(wrongId),
      customers.update(wrongId, { expressCustomerName: "A" }),
      customers.deactivate(wrongId),
      customers.reactivate(wrongId),
      customers.addUser(wrongId, { userId }),
      customers.removeUser(wrongId, { userId }),
    ])
      expect(await errorOf(call)).toMatchObject({
        name: "InvalidParamsError",
        outcome: "rejected",
      });
    expect(sent).toEqual([]);
  });

  test.each<[string, (customers: ExpressCustomers) => Promise<unknown>]>([
    [
      "expressCustomerName: expected at least 1 characters",
      (customers) => customers.create({ expressCustomerName: "" }),
    ],
    [
      "userId: expected the form",
      (customers) => customers.addUser(id, { userId: "me" }),
    ],
    [
      "limit: expected at least 1",
      (customers) => customers.listPage({ limit: 0 }),
    ],
    [
      "limit: expected at most 100",
      (customers) => customers.listPage({ limit: 101 }),
    ],
  ])("are rejected, and nothing is sent: %s", async (problem, call) => {
    const { client, sent } = setUp([json(customer(1))]);
    expect(await errorOf(call(client.expressCustomers))).toMatchObject({
      name: "InvalidParamsError",
      message: expect.stringContaining(problem),
    });
    expect(sent).toEqual([]);
  });

  test("a metadata key named __proto__ is sent", async () => {
    const metadata = Object.fromEntries([["__proto__", "x"]]);
    const { client, sent } = setUp([json(customer(1, { metadata }))]);
    const created = await client.expressCustomers.create({
      expressCustomerName: "A",
      metadata,
    });
    expect(JSON.stringify(sent[0]?.body)).toContain('{"__proto__":"x"}');
    expect(Object.entries(created.metadata ?? {})).toEqual([
      ["__proto__", "x"],
    ]);
  });
});

describe("responses", () => {
  test("may have unknown fields, which are dropped", async () => {
    const { client } = setUp([json({ ...customer(1), plan: "gold" })]);
    expect(await client.expressCustomers.retrieve(id)).toEqual(customer(1));
  });

  test.each(["retrieve", "update", "deactivate", "reactivate"])(
    "%s rejects a response about another customer",
    async (call) => {
      const { client } = setUp([json(customer(2))]);
      const pending = calls[call]?.(client.expressCustomers);
      expect(await errorOf(Promise.resolve(pending))).toMatchObject({
        name: "ResponseShapeError",
        outcome: call === "retrieve" ? "rejected" : "unknown",
        message: expect.stringContaining(
          `expressCustomerId: expected ${id}, the customer that was asked for`,
        ),
      });
    },
  );

  test.each([
    ["addUser", "User is\nsuspended", "User is suspended"],
    ["removeUser", undefined, "no reason given"],
  ])(
    "%s throws its own error for success: false and the reason %j",
    async (call, message, reason) => {
      const { client } = setUp([
        json({ success: false, message }, 200, { "x-request-id": "req_7" }),
      ]);
      const pending = calls[call]?.(client.expressCustomers);
      expect(await errorOf(Promise.resolve(pending))).toMatchObject({
        name: "MembershipError",
        status: 200,
        requestId: "req_7",
        outcome: "rejected",
        message: expect.stringContaining(
          `/users failed with success: false: ${reason}`,
        ),
      });
    },
  );
});

describe("maxRetries of a call", () => {
  test.each([
    [0, 1],
    [1, 2],
    [9, 5],
    [undefined, 5],
  ])("%p allows %d attempts of a read", async (maxRetries, attempts) => {
    const options = { maxRetries };
    const reads: ((customers: ExpressCustomers) => Promise<unknown>)[] = [
      (customers) => customers.retrieve(id, options),
      (customers) => customers.listPage({}, options),
      (customers) => customers.list(options)[Symbol.asyncIterator]().next(),
    ];
    for (const read of reads) {
      const { client, clock, sent } = setUp([json({}, 503)]);
      const pending = clock.run(read(client.expressCustomers));
      expect(await errorOf(pending)).toMatchObject({ status: 503 });
      expect(sent).toHaveLength(attempts);
    }
  });
});

/** Serves a list, one page for each request; the cursor is the offset. */
function serveList(count: number): Reply {
  return (request, signal) => {
    const { searchParams } = new URL(request.url);
    const start = Number(searchParams.get("cursor") ?? 0);
    const end = Math.min(start + Number(searchParams.get("limit")), count);
    const expressCustomers = [];
    for (let number = start; number < end; number += 1)
      expressCustomers.push(customer(number));
    const hasMore = end < count;
    const page = {
      expressCustomers,
      hasMore,
      ...(hasMore ? { cursor: String(end) } : {}),
    };
    return json(page)(request, signal);
  };
}

describe("the list", () => {
  test.each([
    [0, 1],
    [1, 1],
    [99, 1],
    [100, 1],
    [101, 2],
    [10_000, 100],
  ])("with %d customers takes %d calls", async (count, requests) => {
    const { client, sent } = setUp([serveList(count)]);
    const numbers: number[] = [];
    for await (const { expressCustomerId } of client.expressCustomers.list())
      numbers.push(Number.parseInt(expressCustomerId.slice(4), 16));
    expect(numbers).toEqual([...Array(count).keys()]);
    expect(sent).toHaveLength(requests);
  });

  test("comes in pages", async () => {
    const { client } = setUp([serveList(250)]);
    const sizes: number[] = [];
    for await (const page of client.expressCustomers.pages())
      sizes.push(page.length);
    expect(sizes).toEqual([100, 100, 50]);
  });

  test("stops when the signal aborts", async () => {
    const { client, sent } = setUp([serveList(1_000)]);
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      const { signal } = stop;
      for await (const page of client.expressCustomers.pages({ signal }))
        if (page.length > 0) stop.abort();
    };
    expect(await errorOf(read())).toMatchObject({
      name: "RequestAbortedError",
    });
    expect(sent).toHaveLength(1);
  });
});
