import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  createAvaraClient,
  type AvaraClient,
  type AvaraClientOptions,
} from "../../../src/client/avara-client";
import { startSandbox, type Sandbox } from "../../../src/sandbox";
import { createHastyClock } from "../../support/hasty-clock";

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
    clock: createHastyClock(),
    ...options,
  });
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

  test("lists a customer once, even if the pages shift", async () => {
    sandbox.quirks.set({ listShifts: true });
    for (let number = 0; number < 250; number += 1)
      sandbox.customers.add({ name: `Customer ${number}` });
    const ids: string[] = [];
    for await (const customer of connect().expressCustomers.list())
      ids.push(customer.expressCustomerId);
    expect(ids).toHaveLength(new Set(ids).size);
  });
});

describe("under faults", () => {
  // What follows from other responses is tested without sockets, in test/unit/client/http.
  test.each([
    { at: "beforeWrite", made: 0 },
    { at: "afterWrite", made: 1 },
    { at: "midResponse", made: 1 },
  ] as const)(
    "a create that is dropped $at is sent once",
    async ({ at, made }) => {
      sandbox.faults.add({ kind: "drop", at });
      const { expressCustomers: customers } = connect();
      await expect(
        customers.create({ expressCustomerName: "Clinic" }),
      ).rejects.toMatchObject({ outcome: "unknown" });
      expect(sandbox.requests.count({ method: "POST" })).toBe(1);
      expect(sandbox.customers.size).toBe(made);
    },
  );

  test.each(["beforeWrite", "afterWrite", "midResponse"] as const)(
    "an update that is dropped %s is repeated",
    async (at) => {
      const { expressCustomerId: id } = sandbox.customers.add({ name: "A" });
      sandbox.faults.add({ kind: "drop", at, times: 2 });
      const updated = await connect().expressCustomers.update(id, {
        expressCustomerName: "B",
      });
      expect(updated.expressCustomerName).toBe("B");
      expect(sandbox.requests.count({ method: "PATCH" })).toBe(3);
    },
  );

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
