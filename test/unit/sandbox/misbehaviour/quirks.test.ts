import { expect, test } from "@jest/globals";
import type {
  ExpressCustomerStore,
  InitialExpressCustomer,
} from "../../../../src/sandbox/api/store";
import {
  type QuirkOptions,
  createQuirks,
} from "../../../../src/sandbox/misbehaviour/quirks";
import {
  createStore,
  nameOf,
  readPages,
} from "../../../support/api/create-store";
import { createFakeClock, newYearMs } from "../../../support/fake-clock";

const userId = `usr_${"a".repeat(32)}`;
const named = (...names: string[]) => names.map((name) => ({ name }));

test.each<
  [
    keyof QuirkOptions,
    Partial<InitialExpressCustomer>,
    (store: ExpressCustomerStore, id: string) => unknown,
  ]
>([
  [
    "deactivateInactiveRefused",
    { isActive: false },
    (store, id) => store.deactivate(id),
  ],
  ["reactivateActiveRefused", {}, (store, id) => store.reactivate(id)],
  [
    "patchInactiveRefused",
    { isActive: false },
    (store, id) => store.update(id, { expressCustomerName: "b" }),
  ],
  ["uniqueNames", {}, (store) => store.add({ name: "a" })],
])("%s rejects what otherwise succeeds", (quirk, initial, call) => {
  const customers = [{ name: "a", ...initial }];
  const lenient = createStore({ customers });
  expect(() => call(lenient.store, lenient.id)).not.toThrow();
  const strict = createStore({ customers, quirks: { [quirk]: true } });
  expect(() => call(strict.store, strict.id)).toThrow(
    expect.objectContaining({ reason: "conflict" }),
  );
});

test("uniqueNames lets a customer keep its name, but not take another's", () => {
  const { store, id } = createStore({
    customers: named("a", "b"),
    quirks: { uniqueNames: true },
  });
  expect(nameOf(store.update(id, { expressCustomerName: "a" }))).toBe("a");
  expect(() => store.update(id, { expressCustomerName: "b" })).toThrow(
    expect.objectContaining({ reason: "conflict" }),
  );
});

test("metadataMerges: an update adds to the existing metadata, and null still clears it", () => {
  const { store, id } = createStore({
    customers: [{ name: "a", metadata: { old: "1" } }],
    quirks: { metadataMerges: true },
  });
  expect(store.update(id, { metadata: { new: "2" } }).metadata).toEqual({
    old: "1",
    new: "2",
  });
  expect(store.update(id, { metadata: null }).metadata).toEqual({});
});

test("listOmitsInactive omits inactive customers, and fills the pages", () => {
  const { store } = createStore({
    customers: ["a", "B", "c", "D", "e", "F"].map((name) => ({
      name,
      isActive: name === name.toLowerCase(),
    })),
    quirks: { listOmitsInactive: true },
  });
  expect(readPages(store)).toEqual([["a", "c"], ["e"]]);
});

test("listShifts makes later pages skip one customer and repeat another", () => {
  const { store } = createStore({
    customers: named("a", "b", "c", "d", "e"),
    quirks: { listShifts: true },
  });
  expect(readPages(store)).toEqual([["a", "b"], ["b", "d"], ["d"]]);
  expect(store.all().map(nameOf).sort()).toEqual(["a", "b", "c", "d", "e"]);
});

test("listLagMs makes the list, and only the list, show customers as they were", () => {
  const clock = createFakeClock(newYearMs);
  const { store, id } = createStore({
    customers: named("a"),
    quirks: { listLagMs: 1000 },
    now: () => clock.now(),
  });
  clock.advance(999);
  store.add({ name: "b" });
  expect(readPages(store)).toEqual([[]]);
  expect(nameOf(store.retrieve(id))).toBe("a");
  clock.advance(1);
  expect(readPages(store)).toEqual([["a"]]);
  clock.advance(1000);
  store.update(id, { expressCustomerName: "renamed" });
  clock.advance(500);
  expect(readPages(store)).toEqual([["a", "b"]]);
  expect(nameOf(store.retrieve(id))).toBe("renamed");
  clock.advance(500);
  expect(readPages(store)).toEqual([["renamed", "b"]]);
});

test("listOmitsMetadata makes the list, and only the list, show no metadata", () => {
  const metadata = { owner: "a" };
  const { store, id } = createStore({
    customers: [{ name: "a", metadata }],
    quirks: { listOmitsMetadata: true },
  });
  expect(store.list(0, 1).customers).toEqual([
    expect.not.objectContaining({ metadata: expect.anything() }),
  ]);
  expect(store.retrieve(id).metadata).toEqual(metadata);
});

test("staleReads shows a changed customer a number of times as it was", () => {
  const { store, id } = createStore({
    customers: named("old"),
    quirks: { staleReads: 2 },
  });
  expect(nameOf(store.update(id, { expressCustomerName: "new" }))).toBe("new");
  expect(nameOf(store.retrieve(id))).toBe("old");
  expect(readPages(store)).toEqual([["old"]]);
  expect(nameOf(store.retrieve(id))).toBe("new");
});

test("namesTrimmed removes white space, and rejects a name of nothing else", () => {
  const { store } = createStore({ quirks: { namesTrimmed: true } });
  expect(nameOf(store.add({ name: "  a " }))).toBe("a");
  expect(() => store.add({ name: "  " })).toThrow(
    expect.objectContaining({ reason: "invalid" }),
  );
  expect(nameOf(createStore().store.add({ name: "  a " }))).toBe("  a ");
});

test("membershipFails responds with success: false, and changes nothing", () => {
  const { store, id } = createStore({
    customers: [{ name: "a", userCount: 1 }],
    quirks: { membershipFails: true },
  });
  expect(store.addUser(id, userId).success).toBe(false);
  expect(store.removeUser(id, userId).success).toBe(false);
  expect(store.get(id)?.userCount).toBe(1);
});

test("a quirk that does not exist is refused by name", () => {
  const misspelt = { metadataMerge: true } as QuirkOptions;
  expect(() => createQuirks(misspelt)).toThrow(/"metadataMerge"/);
});
