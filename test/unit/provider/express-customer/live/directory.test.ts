import { describe, expect, test } from "@jest/globals";
import { CustomerDirectory } from "../../../../../src/provider/express-customer/live/directory";
import {
  liveCustomerOf,
  type StatedCustomer,
} from "../../../../../src/provider/express-customer/live/live-customer";
import { customer, customerId } from "../../../../support/api/fake-api";
import { ignoring } from "../../../../../src/provider/express-customer/metadata/ignored-keys";
import { createFakeClock, newYearMs } from "../../../../support/fake-clock";
import { createSandboxClient } from "../sandbox-client";

const { signal } = new AbortController();

/** Reads customers one at a time. */
async function inTurn<T>(
  ids: readonly string[],
  read: (id: string) => Promise<T>,
): Promise<T[]> {
  const found: T[] = [];
  for (const id of ids) found.push(await read(id));
  return found;
}

/** An account whose list lags by an hour, or omits metadata. */
function setUp({ isLate = false, omitsMetadata = false } = {}) {
  const clock = createFakeClock(newYearMs);
  const client = createSandboxClient({
    now: () => clock.now(),
    quirks: {
      listLagMs: isLate ? 3_600_000 : 0,
      listOmitsMetadata: omitsMetadata,
    },
  });
  const { api, calls, customers } = client;
  const ids = Array.from(
    { length: 40 },
    (_, index) =>
      customers.add({
        name: `Customer ${index}`,
        metadata: index % 2 === 0 ? {} : { owner: "a" },
      }).expressCustomerId,
  );
  clock.advance(2 * 3_600_000);
  // The clock stands still, so no read gives up waiting for a page.
  const directory = new CustomerDirectory(api, clock);
  const stated = (id: string): StatedCustomer => {
    const customer = customers.get(id);
    if (customer === undefined) throw new Error(`no customer ${id}`);
    return liveCustomerOf(customer);
  };
  return {
    customers,
    directory,
    ids,
    stated,
    countGets: () => calls.filter((call) => call.endsWith("/{id}")).length,
    /** Reads all customers as a refresh does, one at a time. */
    refresh: (known: (id: string) => StatedCustomer | null = stated) =>
      inTurn(ids, (id) => directory.readManaged(id, known(id), signal)),
  };
}

describe("a refresh", () => {
  test("believes a row that equals the state", async () => {
    const { countGets, refresh } = setUp();
    await refresh();
    expect(countGets()).toBe(3);
  });

  test("believes a row that equals the state beside ignored keys", async () => {
    const { countGets, refresh, stated } = setUp();
    for (const metadata of [new Map(), new Map([["own", "until now"]])])
      await refresh((id) => ({
        ...stated(id),
        metadata,
        ignored: ignoring(["own*"]),
      }));
    expect(countGets()).toBe(3);
  });

  test("never shows false drift from a late list", async () => {
    const { customers, ids, refresh, stated } = setUp({ isLate: true });
    for (const id of ids)
      customers.update(id, {
        expressCustomerName: "Renamed by the last apply",
      });
    expect(await refresh()).toMatchObject(ids.map(stated));
  });

  test("never shows false drift from a late list beside real drift", async () => {
    const { customers, ids, refresh, stated } = setUp({ isLate: true });
    const known = new Map(ids.map((id) => [id, stated(id)]));
    const written = ids.slice(30);
    for (const id of ids.slice(0, 30))
      known.set(id, {
        ...stated(id),
        name: "What the state says",
        updatedAt: "2025-01-01T00:00:00Z",
      });
    for (const id of written) {
      customers.update(id, { expressCustomerName: "Written just now" });
      known.set(id, stated(id));
    }
    const found = await refresh((id) => known.get(id) ?? null);
    expect(found).toMatchObject(ids.map(stated));
  });

  test.each([true, false])(
    "neither hides nor invents drift of metadata that the list omits: drifted %s",
    async (isDrifted) => {
      const { customers, ids, refresh, stated } = setUp({
        omitsMetadata: true,
      });
      const known = new Map(ids.map((id) => [id, stated(id)]));
      if (isDrifted)
        for (const id of ids) customers.update(id, { metadata: { new: "1" } });
      const found = await refresh((id) => known.get(id) ?? null);
      expect(found).toMatchObject(ids.map(stated));
    },
  );

  test("reads imported customers from the list once it has earned trust", async () => {
    const { countGets, ids, refresh, stated } = setUp();
    expect(await refresh(() => null)).toMatchObject(ids.map(stated));
    expect(countGets()).toBe(3);
  });

  test("reads imported customers from the list, even if it arrives before the first GETs", async () => {
    const clock = createFakeClock();
    const rows = new Map(
      [...Array(10).keys()].map((number) => [
        customerId(number),
        customer(number),
      ]),
    );
    let gets = 0;
    const directory = new CustomerDirectory(
      {
        ...createSandboxClient().api,
        pages: async function* () {
          await clock.sleep(10);
          yield [...rows.values()];
        },
        retrieve: async (id) => {
          gets += 1;
          await clock.sleep(1_000);
          return rows.get(id) ?? customer(0);
        },
      },
      clock,
    );
    await clock.run(
      Promise.all(
        [...rows.keys()].map((id) => directory.readManaged(id, null, signal)),
      ),
    );
    expect(gets).toBe(3);
  });

  test("finds with a GET that a customer is gone, although a late list shows it", async () => {
    const { customers, directory, ids, stated } = setUp({ isLate: true });
    const [id = ""] = ids.slice(-1);
    const before = stated(id);
    await directory.all(signal);
    customers.forget(id);
    expect(
      await directory.readManaged(id, { ...before, name: "Other" }, signal),
    ).toBeNull();
  });
});

describe("a plan", () => {
  test("reads a customer once, and a write reads it again", async () => {
    const { countGets, directory, ids } = setUp();
    const [id = ""] = ids;
    await directory.confirmed(id, signal);
    await directory.confirmed(id, signal);
    expect(countGets()).toBe(1);
    await directory.read(id, signal);
    expect(countGets()).toBe(2);
  });

  test("knows which customers the refreshed state has", async () => {
    const { directory, ids, stated } = setUp();
    const [first = "", second = ""] = ids;
    await directory.readManaged(first, stated(first), signal);
    await directory.read(second, signal);
    expect([first, second].map((id) => directory.isManaged(id))).toEqual([
      true,
      false,
    ]);
  });
});

test("all customers include what this run has written, as it was written", async () => {
  const { customers, directory, ids } = setUp({ isLate: true });
  const [id = ""] = ids;
  directory.noteWrite(
    liveCustomerOf(customers.update(id, { expressCustomerName: "Written" })),
  );
  const all = await directory.all(signal);
  expect(all).toHaveLength(ids.length);
  expect(all.find((live) => live.id === id)?.name).toBe("Written");
});

test("a list that is longer than the limit is null", async () => {
  const { customers, directory } = setUp();
  for (let number = 0; number < 70; number += 1)
    customers.add({ name: `Other ${number}` });
  expect(await directory.allWithin(1, signal)).toBeNull();
  expect(await directory.allWithin(3, signal)).toHaveLength(110);
});

describe("a data source", () => {
  test.each([
    ["reads the list alone if that shows metadata", false, 0],
    ["gets each customer of interest if the list omits metadata", true, 20],
  ])("%s", async (_what, omitsMetadata, gets) => {
    const { countGets, directory, ids, stated } = setUp({ omitsMetadata });
    const wanted = new Set(ids.slice(0, 20));
    expect(await directory.select(({ id }) => wanted.has(id), signal)).toEqual(
      [...wanted].map(stated),
    );
    expect(countGets()).toBe(gets);
  });

  test.each([
    ["looks up ids in the list if that shows metadata", false, 3],
    ["gets each customer by its id if the list omits metadata", true, 40],
  ])("%s", async (_what, omitsMetadata, gets) => {
    const { countGets, directory, ids, stated } = setUp({ omitsMetadata });
    const found = await inTurn(ids, (id) => directory.find(id, signal));
    expect(found).toEqual(ids.map(stated));
    expect(countGets()).toBe(gets);
  });

  test("does not get what this run has written", async () => {
    const { countGets, customers, directory, ids, stated } = setUp({
      omitsMetadata: true,
    });
    const [id = ""] = ids;
    directory.noteWrite(
      liveCustomerOf(customers.update(id, { metadata: { owner: "b" } })),
    );
    expect(await directory.select((one) => one.id === id, signal)).toEqual([
      stated(id),
    ]);
    expect(countGets()).toBe(0);
  });

  test("needs no GET of a row without the field if another row has it", async () => {
    const rows = [customer(1), { ...customer(2), metadata: { owner: "a" } }];
    expect(rows[0]?.metadata).toBeUndefined();
    const { api } = createSandboxClient();
    const directory = new CustomerDirectory(
      {
        ...api,
        pages: async function* () {
          await Promise.resolve();
          yield rows;
        },
        retrieve: () => Promise.reject(new Error("a GET")),
      },
      createFakeClock(),
    );
    expect(await directory.select(() => true, signal)).toEqual(
      rows.map(liveCustomerOf),
    );
  });
});

describe("a row of a query", () => {
  test.each([
    ["needs no GET if the list shows metadata", false, 0],
    ["is confirmed by a GET if the list omits metadata", true, 40],
  ])("%s", async (_what, omitsMetadata, gets) => {
    const { countGets, customers, directory, ids, stated } = setUp({
      omitsMetadata,
    });
    const found = await inTurn(ids, (id) => {
      const { metadata, ...row } = customers.get(id) ?? customer(1);
      return directory.complete(
        omitsMetadata ? row : { ...row, metadata },
        signal,
      );
    });
    expect(found).toEqual(ids.map(stated));
    expect(countGets()).toBe(gets);
  });

  test("of a customer that is gone is null", async () => {
    const { customers, directory, ids } = setUp();
    const [id = ""] = ids;
    const row = { ...(customers.get(id) ?? customer(1)), metadata: undefined };
    customers.forget(id);
    expect(await directory.complete(row, signal)).toBeNull();
  });
});
