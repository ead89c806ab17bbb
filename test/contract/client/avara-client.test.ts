import { setImmediate as nextTurn, setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  createAvaraClient,
  type AvaraClient,
  type AvaraClientOptions,
} from "../../../src/client/avara-client";
import type { Clock } from "../../../src/system/clock";
import {
  startSandbox,
  type FaultRule,
  type Sandbox,
} from "../../../src/sandbox";

/** Waits between attempts take no time. Time-outs, which are longer, take their real time. */
const hastyClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    if (ms < 10_000) await nextTurn();
    else await setTimeout(ms, undefined, signal && { signal });
  },
};

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
});

afterEach(async () => {
  await sandbox.close();
});

function connect(options: Partial<AvaraClientOptions> = {}): AvaraClient {
  return createAvaraClient({
    apiKey: sandbox.apiKey,
    baseUrl: sandbox.url,
    clock: hastyClock,
    ...options,
  });
}

function create(client: AvaraClient): Promise<unknown> {
  return client.expressCustomers.create({ expressCustomerName: "Clinic" });
}

describe("the client against the sandbox", () => {
  test("takes a customer through all operations", async () => {
    const { expressCustomers: customers } = connect();
    const userId = `usr_${"a".repeat(32)}`;
    const created = await customers.create({
      expressCustomerName: "Clinic 🏥",
      metadata: { owner: "platform" },
    });
    expect(created).toMatchObject({
      expressCustomerName: "Clinic 🏥",
      isActive: true,
      metadata: { owner: "platform" },
    });
    const id = created.expressCustomerId;
    expect(await customers.retrieve(id)).toEqual(created);
    expect(
      await customers.update(id, { expressCustomerName: "B", metadata: null }),
    ).toMatchObject({ expressCustomerName: "B" });
    await customers.addUser(id, { userId });
    expect(await customers.retrieve(id)).toMatchObject({ userCount: 1 });
    await customers.removeUser(id, { userId });
    expect(await customers.deactivate(id)).toMatchObject({
      isActive: false,
      userCount: 0,
    });
    expect(await customers.reactivate(id)).toMatchObject({ isActive: true });
    expect((await customers.listPage()).expressCustomers).toHaveLength(1);
  });

  test.each([0, 1, 99, 100, 101, 1_000])(
    "lists %d customers",
    async (count) => {
      for (let number = 0; number < count; number += 1)
        sandbox.customers.add({ name: `Customer ${number}` });
      const ids = new Set<string>();
      for await (const customer of connect().expressCustomers.list())
        ids.add(customer.expressCustomerId);
      expect(ids.size).toBe(count);
      expect(sandbox.requests.count()).toBe(
        Math.max(1, Math.ceil(count / 100)),
      );
    },
  );

  test("lists a customer once, even if the pages shift", async () => {
    sandbox.quirks.set({ listShifts: true });
    for (let number = 0; number < 250; number += 1)
      sandbox.customers.add({ name: `Customer ${number}` });
    const ids: string[] = [];
    for await (const customer of connect().expressCustomers.list())
      ids.push(customer.expressCustomerId);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test.each([
    ["AuthenticationError", 401, { apiKey: "wrong" }],
    ["NotFoundError", 404, {}],
  ])("a %s for %d has the request id", async (name, status, options) => {
    const retrieve = connect(options).expressCustomers.retrieve(
      `cus_${"0".repeat(32)}`,
    );
    await expect(retrieve).rejects.toMatchObject({
      name,
      status,
      requestId: expect.stringMatching(/./),
    });
  });

  test("a membership that the API does not change is an error", async () => {
    const { expressCustomerId: id } = sandbox.customers.add({ name: "A" });
    sandbox.quirks.set({ membershipFails: true });
    const userId = `usr_${"a".repeat(32)}`;
    await expect(
      connect().expressCustomers.addUser(id, { userId }),
    ).rejects.toMatchObject({ name: "MembershipError", status: 200 });
  });
});

describe("under faults", () => {
  test.each<[string, FaultRule, { made: number; outcome: string }]>([
    [
      "dropped before the write",
      { kind: "drop", at: "beforeWrite" },
      { made: 0, outcome: "unknown" },
    ],
    [
      "dropped after the write",
      { kind: "drop", at: "afterWrite" },
      { made: 1, outcome: "unknown" },
    ],
    [
      "dropped in the middle of the response",
      { kind: "drop", at: "midResponse" },
      { made: 1, outcome: "unknown" },
    ],
    [
      "responded to with 503 before the write",
      { kind: "respond", status: 503 },
      { made: 0, outcome: "unknown" },
    ],
    [
      "responded to with 503 after the write",
      { kind: "respond", status: 503, at: "afterWrite" },
      { made: 1, outcome: "unknown" },
    ],
    [
      "responded to with HTML after the write",
      { kind: "respond", status: 200, at: "afterWrite", body: "<html>" },
      { made: 1, outcome: "unknown" },
    ],
    [
      "responded to with 422",
      { kind: "respond", status: 422 },
      { made: 0, outcome: "rejected" },
    ],
  ])("a create that is %s is sent once", async (_case, rule, expected) => {
    sandbox.faults.add(rule);
    await expect(create(connect())).rejects.toMatchObject({
      outcome: expected.outcome,
    });
    expect(sandbox.requests.count({ method: "POST" })).toBe(1);
    expect(sandbox.customers.size).toBe(expected.made);
  });

  test("a create is not repeated after a 429", async () => {
    sandbox.faults.add({ kind: "respond", status: 429, times: 1 });
    await expect(create(connect())).rejects.toMatchObject({
      name: "RateLimitError",
      outcome: "rejected",
    });
    expect(sandbox.requests.count()).toBe(1);
  });

  test("a create without a connection has certainly created nothing", async () => {
    await sandbox.close();
    await expect(create(connect())).rejects.toMatchObject({
      name: "ConnectionError",
      outcome: "rejected",
      message: expect.stringContaining("ECONNREFUSED"),
    });
  });

  test.each<[string, FaultRule]>([
    ["a drop before the write", { kind: "drop", at: "beforeWrite", times: 2 }],
    ["a drop after the write", { kind: "drop", at: "afterWrite", times: 2 }],
    ["half a response", { kind: "drop", at: "midResponse", times: 2 }],
    ["an outage", { kind: "respond", status: 503, times: 2 }],
  ])("an update is repeated after %s", async (_case, rule) => {
    const { expressCustomerId: id } = sandbox.customers.add({ name: "A" });
    sandbox.faults.add(rule);
    const updated = await connect().expressCustomers.update(id, {
      expressCustomerName: "B",
    });
    expect(updated.expressCustomerName).toBe("B");
    expect(sandbox.requests.count({ method: "PATCH" })).toBe(3);
  });

  test("the key does not follow a redirect to another host", async () => {
    const other = await startSandbox();
    try {
      sandbox.faults.add({
        kind: "respond",
        status: 307,
        headers: { location: `${other.url}/v1/express` },
      });
      await expect(create(connect())).rejects.toMatchObject({
        status: 307,
        message: expect.stringContaining(other.url),
      });
      expect(other.requests.count()).toBe(0);
    } finally {
      await other.close();
    }
  });

  test("a read that hangs is stopped by the signal, a time-out by the clock", async () => {
    const { expressCustomerId: id } = sandbox.customers.add({ name: "A" });
    sandbox.faults.add({ kind: "hang" });
    const stop = new AbortController();
    const stopped = connect().expressCustomers.retrieve(id, {
      signal: stop.signal,
    });
    stop.abort();
    await expect(stopped).rejects.toMatchObject({
      name: "RequestAbortedError",
    });

    const timedOut = connect({ requestTimeoutMs: 1, maxRetries: 1 });
    await expect(timedOut.expressCustomers.retrieve(id)).rejects.toMatchObject({
      name: "RequestTimeoutError",
    });
  });
});
