import { describe, expect, test } from "@jest/globals";
import { CustomerDirectory } from "../../../../../src/provider/express-customer/live/directory";
import { liveCustomerOf } from "../../../../../src/provider/express-customer/live/live-customer";
import { customer, customerId } from "../../../client/fake-api";
import { createFakeClock } from "../../../../support/fake-clock";
import { simulateAccount } from "./simulated-account";

const never = () => new AbortController().signal;

function setUp(size: number) {
  const clock = createFakeClock();
  const account = simulateAccount({ clock, size });
  const directory = new CustomerDirectory(account.api, clock);
  return {
    directory,
    calls: account.calls,
    run: <T>(promise: Promise<T>) => clock.run(promise),
    readAll: (numbers: readonly number[]) =>
      clock.run(
        Promise.all(
          numbers.map((number) => directory.read(customerId(number), never())),
        ),
      ),
  };
}

const numbersTo = (end: number) => Array.from({ length: end }, (_, i) => i);

describe("reads", () => {
  test("are got while they are few, and from the list when they are more", async () => {
    const { calls, readAll } = setUp(10);
    await readAll([0, 1, 2]);
    expect(calls).toEqual({ gets: 3, pages: 0 });
    await readAll([3, 4, 5, 6, 7, 8, 9]);
    expect(calls).toEqual({ gets: 3, pages: 1 });
  });

  test("cost nothing where the list was read before", async () => {
    const { calls, directory, readAll, run } = setUp(10);
    await run(directory.all(never()));
    const found = await readAll(numbersTo(10));
    expect(found.map((live) => live?.name)).toEqual(
      numbersTo(10).map((number) => `Customer ${number}`),
    );
    expect(calls).toEqual({ gets: 0, pages: 1 });
  });

  test("of customers that the list lacks ask for each of them before they are gone", async () => {
    const { calls, readAll } = setUp(8);
    const found = await readAll(numbersTo(10));
    expect(found.slice(8)).toEqual([null, null]);
    expect(calls).toEqual({ gets: 3 + 2, pages: 1 });
  });

  test("of what this run has written are got", async () => {
    const { calls, directory, run } = setUp(10);
    await run(directory.all(never()));
    directory.noteWrite(liveCustomerOf(customer(1)));
    await run(directory.look(customerId(1), never()));
    expect(calls).toEqual({ gets: 1, pages: 1 });
  });

  test("are remembered, and what a state holds is told from what was looked at", async () => {
    const { directory, readAll, run } = setUp(10);
    await readAll([1]);
    await run(directory.look(customerId(2), never()));
    expect(directory.lastSeen(customerId(2))?.name).toBe("Customer 2");
    expect(directory.lastSeen(customerId(3))).toBeUndefined();
    expect([1, 2].map((n) => directory.isManaged(customerId(n)))).toEqual([
      true,
      false,
    ]);
  });
});

describe("the list", () => {
  test("shows customers as this run has written them, also those created since", async () => {
    const { directory, run } = setUp(2);
    await run(directory.all(never()));
    directory.noteWrite(
      liveCustomerOf(customer(0, { expressCustomerName: "Renamed" })),
    );
    directory.noteWrite(
      liveCustomerOf(customer(7, { expressCustomerName: "Created" })),
    );
    const all = await run(directory.all(never()));
    expect(all.map(({ name }) => name).sort()).toEqual([
      "Created",
      "Customer 1",
      "Renamed",
    ]);
  });

  test("costs no more calls than it is wanted for", async () => {
    const { calls, directory, run } = setUp(1_000);
    expect(await run(directory.allWithin(5, never()))).toBeNull();
    expect(calls).toEqual({ gets: 0, pages: 5 });
    expect(await run(directory.allWithin(11, never()))).toHaveLength(1_000);
    expect(calls).toEqual({ gets: 0, pages: 10 });
  });
});
