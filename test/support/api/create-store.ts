import {
  ExpressCustomerStore,
  type ExpressCustomerStoreOptions,
  type InitialExpressCustomer,
} from "../../../src/sandbox/api/store";
import {
  type QuirkOptions,
  createQuirks,
} from "../../../src/sandbox/misbehaviour/quirks";

export interface CreateStoreOptions extends Partial<
  Omit<ExpressCustomerStoreOptions, "quirks">
> {
  readonly quirks?: QuirkOptions;
  readonly customers?: readonly InitialExpressCustomer[];
}

/** When a store is created, and the time at which its clock stands still. */
export const startMs = Date.parse("2026-01-01T00:00:00Z");

/** Creates the store of a sandbox. Returns it with the id of its first customer. */
export function createStore({
  quirks = {},
  customers = [],
  ...options
}: CreateStoreOptions = {}) {
  const current = createQuirks(quirks).current();
  const store = new ExpressCustomerStore({
    seed: "1",
    apiKeyId: "00000000-0000-8000-8000-000000000000",
    now: () => startMs,
    quirks: () => current,
    ...options,
  });
  const [id = ""] = customers.map(
    (customer) => store.add(customer).expressCustomerId,
  );
  return { store, id };
}

export const nameOf = (customer: { readonly expressCustomerName: string }) =>
  customer.expressCustomerName;

/** Reads the list to its end, two customers at a time. Returns the names on each page. */
export function readPages(store: ExpressCustomerStore): string[][] {
  const pages: string[][] = [];
  let position: number | undefined = 0;
  while (position !== undefined) {
    const slice = store.list(position, 2);
    pages.push(slice.customers.map(nameOf));
    position = slice.nextPosition;
  }
  return pages;
}
