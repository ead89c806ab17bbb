import { describe, expect, test } from "@jest/globals";
import {
  createStore,
  nameOf,
  readPages,
} from "../../../support/api/create-store";

const userId = `usr_${"a".repeat(32)}`;

/** A number of pairs of metadata, which are as long as they may be. */
const pairs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      String(index).padEnd(100, "k"),
      "v".repeat(1000),
    ]),
  );

describe("customers", () => {
  test("begin active, with the creator and both times", () => {
    expect(createStore().store.create({ expressCustomerName: "Ä 🏥" })).toEqual(
      {
        expressCustomerId: "cus_20ee0d1d8cc071e6190bd42c715f902e",
        expressCustomerName: "Ä 🏥",
        isActive: true,
        userCount: 0,
        createdAt: "2026-01-01T00:00:00.000Z",
        updatedAt: "2026-01-01T00:00:00.000Z",
        createdByApiKeyId: "00000000-0000-8000-8000-000000000000",
        createdByUserId: null,
        metadata: {},
      },
    );
  });

  test("get the same ids from the same seed, and other ids from another seed", () => {
    const idsOf = (seed: string) => {
      const customers = [{ name: "a" }, { name: "b" }];
      const { store } = createStore({ seed, customers });
      return store.all().map((customer) => customer.expressCustomerId);
    };
    expect(idsOf("7")).toEqual(idsOf("7"));
    expect(new Set([...idsOf("7"), ...idsOf("8")]).size).toBe(4);
  });

  test("never get the id of a customer that is gone", () => {
    const { store, id } = createStore({ customers: [{ name: "a" }] });
    store.forget(id);
    expect(store.get(id)).toBeUndefined();
    expect(store.add({ name: "b" }).expressCustomerId).not.toBe(id);
  });

  test("change updatedAt with each change, even if the clock stands still", () => {
    const { store, id } = createStore({ customers: [{ name: "a" }] });
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
    const { store, id } = createStore({
      customers: [{ name: "a", metadata: { old: "1" } }],
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
    const created = createStore().store.add({ name: "a", metadata });
    expect(JSON.stringify(created.metadata)).toBe('{"__proto__":"x"}');
  });

  test.each<[string, string, Record<string, string>]>([
    ["an empty name", "", {}],
    ["51 pairs", "a", pairs(51)],
    ["a key of 101 characters", "a", { ["k".repeat(101)]: "v" }],
    ["a value of 1001 characters", "a", { k: "v".repeat(1001) }],
  ])("are refused for %s, and nothing is created", (_, name, metadata) => {
    const { store } = createStore();
    expect(() => store.add({ name, metadata })).toThrow(
      expect.objectContaining({ reason: "invalid" }),
    );
    expect(store.size).toBe(0);
  });

  test("may be as large as the limits allow", () => {
    const metadata = pairs(50);
    expect(createStore().store.add({ name: "a", metadata }).metadata).toEqual(
      metadata,
    );
  });

  test.each(["retrieve", "deactivate", "reactivate", "forget"] as const)(
    "that do not exist make %s fail",
    (operation) => {
      expect(() => createStore().store[operation]("cus_none")).toThrow(
        expect.objectContaining({ reason: "notFound" }),
      );
    },
  );
});

test.each([
  ["deactivate", false],
  ["reactivate", true],
] as const)("to %s again changes nothing", (operation, isActive) => {
  const { store, id } = createStore({ customers: [{ name: "a", isActive }] });
  const before = store.get(id);
  expect(store[operation](id)).toEqual(before);
  expect(store.get(id)).toEqual(before);
});

describe("users", () => {
  test("are each counted once, however often they are added or removed", () => {
    const { store, id } = createStore({
      customers: [{ name: "a", userCount: 5 }],
    });
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
    const { store, id } = createStore({ customers: [{ name: "a" }] });
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
    const { store } = createStore({
      customers: Array.from({ length: size }, (_, index) => ({
        name: String(index),
      })),
    });
    expect(readPages(store)).toEqual(pages);
  });

  test("does not shift if customers are created and changed while it is read", () => {
    const { store } = createStore({
      customers: [{ name: "a" }, { name: "b" }, { name: "c" }],
    });
    const first = store.list(0, 2);
    store.add({ name: "d" });
    store.deactivate(first.customers[0]?.expressCustomerId ?? "");
    expect(
      store.list(first.nextPosition ?? 0, 2).customers.map(nameOf),
    ).toEqual(["c", "d"]);
  });
});

test("a store created from the state of another continues where that one stopped", () => {
  const { store: first, id } = createStore({
    customers: [{ name: "a", userCount: 2 }],
  });
  first.addUser(id, userId);
  first.forget(first.add({ name: "gone" }).expressCustomerId);

  const { store: second } = createStore({ state: first.state() });
  expect(second.all()).toEqual(first.all());
  expect(second.addUser(id, userId)).toEqual({ success: true });
  expect(second.get(id)?.userCount).toBe(3);
  expect(second.add({ name: "b" })).toEqual(first.add({ name: "b" }));
});
