import { describe, expect, test } from "@jest/globals";
import {
  ExpressCustomerStore,
  type ExpressCustomerStoreState,
  type InitialExpressCustomer,
} from "../../../../src/sandbox/api/store";
import {
  type QuirkOptions,
  createQuirks,
} from "../../../../src/sandbox/misbehaviour/quirks";

const userId = `usr_${"a".repeat(32)}`;
const startMs = Date.parse("2026-01-01T00:00:00Z");

function createStore({
  quirks = {},
  seed = "1",
  now = () => startMs,
  state,
}: {
  quirks?: QuirkOptions;
  seed?: string;
  now?: () => number;
  state?: ExpressCustomerStoreState;
} = {}) {
  const all = createQuirks(quirks).current();
  return new ExpressCustomerStore({
    seed,
    apiKeyId: "00000000-0000-8000-8000-000000000000",
    now,
    quirks: () => all,
    state,
  });
}

/** A store with one customer, and its id. */
function createStoreWith(
  customer: InitialExpressCustomer,
  options?: Parameters<typeof createStore>[0],
) {
  const store = createStore(options);
  return { store, id: store.add(customer).expressCustomerId };
}

const nameOf = (customer: { expressCustomerName: string }) =>
  customer.expressCustomerName;

/** A number of pairs of metadata, which are as long as they may be. */
const pairs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      String(index).padEnd(100, "k"),
      "v".repeat(1000),
    ]),
  );

/** Reads the list to its end, `limit` customers at a time, and returns the names on each page. */
function readPages(store: ExpressCustomerStore, limit: number): string[][] {
  const pages: string[][] = [];
  let position: number | undefined = 0;
  while (position !== undefined) {
    const slice = store.list(position, limit);
    pages.push(slice.customers.map(nameOf));
    position = slice.nextPosition;
  }
  return pages;
}

describe("customers", () => {
  test("begin active, with the creator and both times", () => {
    expect(createStore().create({ expressCustomerName: "Ä 🏥" })).toEqual({
      expressCustomerId: "cus_20ee0d1d8cc071e6190bd42c715f902e",
      expressCustomerName: "Ä 🏥",
      isActive: true,
      userCount: 0,
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
      createdByApiKeyId: "00000000-0000-8000-8000-000000000000",
      createdByUserId: null,
      metadata: {},
    });
  });

  test("get the same ids from the same seed, and other ids from another seed", () => {
    const idsOf = (seed: string) => {
      const store = createStore({ seed });
      store.add({ name: "a" });
      store.add({ name: "b" });
      return store.all().map((customer) => customer.expressCustomerId);
    };
    expect(idsOf("7")).toEqual(idsOf("7"));
    expect(new Set([...idsOf("7"), ...idsOf("8")]).size).toBe(4);
  });

  test("never get the id of a customer that is gone", () => {
    const store = createStore();
    const { expressCustomerId } = store.add({ name: "a" });
    store.forget(expressCustomerId);
    expect(store.get(expressCustomerId)).toBeUndefined();
    expect(store.add({ name: "b" }).expressCustomerId).not.toBe(
      expressCustomerId,
    );
  });

  test("change updatedAt with each change, even if the clock stands still", () => {
    const { store, id } = createStoreWith({ name: "a" });
    const times = [
      store.update(id, { expressCustomerName: "b" }),
      store.deactivate(id),
      store.reactivate(id),
    ].map((customer) => customer.updatedAt);
    expect(times).toEqual([
      "2026-01-01T00:00:00.001Z",
      "2026-01-01T00:00:00.002Z",
      "2026-01-01T00:00:00.003Z",
    ]);
  });

  test("keep what an update omits, and lose the metadata that it replaces", () => {
    const { store, id } = createStoreWith({
      name: "a",
      metadata: { old: "1" },
    });
    const renamed = store.update(id, { expressCustomerName: "b" });
    expect(renamed.metadata).toEqual({ old: "1" });
    const replaced = store.update(id, { metadata: { new: "2" } });
    expect(replaced).toMatchObject({ expressCustomerName: "b" });
    expect(replaced.metadata).toEqual({ new: "2" });
    expect(store.update(id, { metadata: null }).metadata).toEqual({});
  });

  test("keep __proto__ as a key of metadata", () => {
    const metadata = JSON.parse('{"__proto__":"x"}') as Record<string, string>;
    const created = createStore().create({
      expressCustomerName: "a",
      metadata,
    });
    expect(JSON.stringify(created.metadata)).toBe('{"__proto__":"x"}');
  });

  test.each<[string, string, Record<string, string>]>([
    ["an empty name", "", {}],
    ["51 pairs", "a", pairs(51)],
    ["a key of 101 characters", "a", { ["k".repeat(101)]: "v" }],
    ["a value of 1001 characters", "a", { k: "v".repeat(1001) }],
  ])("are refused for %s, and nothing is created", (_, name, metadata) => {
    const store = createStore();
    expect(() => store.add({ name, metadata })).toThrow(
      expect.objectContaining({ reason: "invalid" }),
    );
    expect(store.size).toBe(0);
  });

  test("may be as large as the limits allow", () => {
    const metadata = pairs(50);
    expect(createStore().add({ name: "a", metadata }).metadata).toEqual(
      metadata,
    );
  });

  test.each(["retrieve", "deactivate", "reactivate", "forget"] as const)(
    "that do not exist make %s fail",
    (operation) => {
      expect(() => createStore()[operation]("cus_none")).toThrow(
        expect.objectContaining({ reason: "notFound" }),
      );
    },
  );
});

describe("users", () => {
  test("are each counted once, however often they are added or removed", () => {
    const { store, id } = createStoreWith({ name: "a", userCount: 5 });
    const counts = [
      () => store.addUser(id, userId),
      () => store.addUser(id, userId),
      () => store.removeUser(id, userId),
      () => store.removeUser(id, userId),
    ].map((change) => [change().success, store.get(id)?.userCount]);
    expect(counts).toEqual([
      [true, 6],
      [true, 6],
      [true, 5],
      [true, 5],
    ]);
  });

  test("cannot be added to an inactive customer, but can be removed", () => {
    const { store, id } = createStoreWith({ name: "a" });
    store.addUser(id, userId);
    store.deactivate(id);
    expect(() => store.addUser(id, userId)).toThrow(
      expect.objectContaining({ reason: "conflict" }),
    );
    expect(store.removeUser(id, userId)).toEqual({ success: true });
  });
});

describe("the list", () => {
  test.each([
    [0, [[]]],
    [1, [["0"]]],
    [2, [["0", "1"]]],
    [3, [["0", "1"], ["2"]]],
    [
      4,
      [
        ["0", "1"],
        ["2", "3"],
      ],
    ],
  ])("with %i customers has no empty page at the end", (size, pages) => {
    const store = createStore();
    for (let index = 0; index < size; index++)
      store.add({ name: String(index) });
    expect(readPages(store, 2)).toEqual(pages);
  });

  test("does not shift if customers are created and changed while it is read", () => {
    const store = createStore();
    for (const name of ["a", "b", "c"]) store.add({ name });
    const first = store.list(0, 2);
    store.add({ name: "d" });
    store.deactivate(first.customers[0]?.expressCustomerId ?? "");
    expect(
      store.list(first.nextPosition ?? 0, 2).customers.map(nameOf),
    ).toEqual(["c", "d"]);
  });
});

describe("quirks", () => {
  test("metadataMerges: an update adds to the existing metadata, and null still clears it", () => {
    const { store, id } = createStoreWith(
      {
        name: "a",
        metadata: { old: "1" },
      },
      { quirks: { metadataMerges: true } },
    );
    expect(store.update(id, { metadata: { new: "2" } }).metadata).toEqual({
      old: "1",
      new: "2",
    });
    expect(store.update(id, { metadata: null }).metadata).toEqual({});
  });

  test.each([
    ["deactivateInactiveRefused", false, "deactivate"],
    ["reactivateActiveRefused", true, "reactivate"],
  ] as const)(
    "%s rejects what otherwise changes nothing",
    (quirk, isActive, operation) => {
      const lenient = createStore();
      const customer = lenient.add({ name: "a", isActive });
      expect(lenient[operation](customer.expressCustomerId)).toEqual(customer);

      const strict = createStore({ quirks: { [quirk]: true } });
      const { expressCustomerId } = strict.add({ name: "a", isActive });
      expect(() => strict[operation](expressCustomerId)).toThrow(
        expect.objectContaining({ reason: "conflict" }),
      );
    },
  );

  test("patchInactiveRefused rejects what otherwise succeeds", () => {
    const change = { expressCustomerName: "b" };
    const lenient = createStore();
    const first = lenient.add({ name: "a", isActive: false });
    expect(nameOf(lenient.update(first.expressCustomerId, change))).toBe("b");

    const strict = createStore({ quirks: { patchInactiveRefused: true } });
    const second = strict.add({ name: "a", isActive: false });
    expect(() => strict.update(second.expressCustomerId, change)).toThrow(
      expect.objectContaining({ reason: "conflict" }),
    );
  });

  test("listOmitsInactive omits inactive customers, and fills the pages", () => {
    const store = createStore({ quirks: { listOmitsInactive: true } });
    for (const name of ["a", "B", "c", "D", "e", "F"])
      store.add({ name, isActive: name === name.toLowerCase() });
    expect(readPages(store, 2)).toEqual([["a", "c"], ["e"]]);
  });

  test("listShifts makes later pages skip one customer and repeat another", () => {
    const store = createStore({ quirks: { listShifts: true } });
    for (const name of ["a", "b", "c", "d", "e"]) store.add({ name });
    expect(readPages(store, 2)).toEqual([["a", "b"], ["b", "d"], ["d"]]);
    expect(store.all().map(nameOf).sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  test("listLagMs makes the list, and only the list, show customers as they were", () => {
    let nowMs = startMs;
    const { store, id } = createStoreWith(
      { name: "a" },
      {
        quirks: { listLagMs: 1000 },
        now: () => nowMs,
      },
    );
    nowMs += 999;
    store.add({ name: "b" });
    expect(readPages(store, 2)).toEqual([[]]);
    expect(nameOf(store.retrieve(id))).toBe("a");
    nowMs += 1;
    expect(readPages(store, 2)).toEqual([["a"]]);
    nowMs += 1000;
    store.update(id, { expressCustomerName: "renamed" });
    nowMs += 500;
    expect(readPages(store, 2)).toEqual([["a", "b"]]);
    expect(nameOf(store.retrieve(id))).toBe("renamed");
    nowMs += 500;
    expect(readPages(store, 2)).toEqual([["renamed", "b"]]);
  });

  test("listOmitsMetadata makes the list, and only the list, show no metadata", () => {
    const store = createStore({ quirks: { listOmitsMetadata: true } });
    const metadata = { owner: "a" };
    const { expressCustomerId: id } = store.add({ name: "a", metadata });
    expect(store.list(0, 1).customers).toEqual([
      expect.not.objectContaining({ metadata: expect.anything() }),
    ]);
    expect(store.retrieve(id).metadata).toEqual(metadata);
  });

  test("staleReads shows a changed customer a number of times as it was", () => {
    const { store, id } = createStoreWith(
      { name: "old" },
      { quirks: { staleReads: 2 } },
    );
    expect(nameOf(store.update(id, { expressCustomerName: "new" }))).toBe(
      "new",
    );
    expect(nameOf(store.retrieve(id))).toBe("old");
    expect(store.list(0, 1).customers.map(nameOf)).toEqual(["old"]);
    expect(nameOf(store.retrieve(id))).toBe("new");
  });

  test("namesTrimmed removes white space, and rejects a name of nothing else", () => {
    const store = createStore({ quirks: { namesTrimmed: true } });
    expect(nameOf(store.add({ name: "  a " }))).toBe("a");
    expect(() => store.add({ name: "  " })).toThrow(
      expect.objectContaining({ reason: "invalid" }),
    );
    expect(nameOf(createStore().add({ name: "  a " }))).toBe("  a ");
  });

  test("membershipFails responds with success: false, and changes nothing", () => {
    const { store, id } = createStoreWith(
      { name: "a" },
      { quirks: { membershipFails: true } },
    );
    expect(store.addUser(id, userId).success).toBe(false);
    expect(store.removeUser(id, userId).success).toBe(false);
    expect(store.get(id)?.userCount).toBe(0);
  });

  test("uniqueNames rejects a name that another customer has", () => {
    const store = createStore({ quirks: { uniqueNames: true } });
    store.add({ name: "a" });
    const { expressCustomerId: id } = store.add({ name: "b" });
    const conflict = expect.objectContaining({ reason: "conflict" });
    expect(() => store.add({ name: "a" })).toThrow(conflict);
    expect(() => store.update(id, { expressCustomerName: "a" })).toThrow(
      conflict,
    );
    expect(nameOf(store.update(id, { expressCustomerName: "b" }))).toBe("b");
  });

  test("that do not exist are refused by name", () => {
    const misspelt = { metadataMerge: true } as QuirkOptions;
    expect(() => createQuirks(misspelt)).toThrow(/"metadataMerge"/);
  });
});

test("a store created from the state of another continues where that one stopped", () => {
  const first = createStore();
  const { expressCustomerId: id } = first.add({ name: "a", userCount: 2 });
  first.addUser(id, userId);
  first.forget(first.add({ name: "gone" }).expressCustomerId);

  const second = createStore({ state: first.state() });
  expect(second.all()).toEqual(first.all());
  expect(second.addUser(id, userId)).toEqual({ success: true });
  expect(second.get(id)?.userCount).toBe(3);
  expect(second.add({ name: "b" })).toEqual(first.add({ name: "b" }));
});
