import {
  ExpressCustomerStore,
  type ExpressCustomerStoreOptions,
  type InitialExpressCustomer,
} from "../../../src/sandbox/api/store";
import {
  type QuirkOptions,
  createQuirks,
} from "../../../src/sandbox/misbehaviour/quirks";
import { newYearMs } from "../fake-clock";

export interface CreateStoreOptions extends Partial<
  Omit<ExpressCustomerStoreOptions, "quirks">
> {
  readonly quirks?: QuirkOptions;
  readonly customers?: readonly InitialExpressCustomer[];
}

/** Creates the store of a sandbox, whose clock stands still. Returns it with the id of its first customer. */
export function createStore({
  quirks = {},
  customers = [],
  ...options
}: CreateStoreOptions = {}) {
  const current = createQuirks(quirks).current();
  const store = new ExpressCustomerStore({
    seed: "1",
    apiKeyId: "00000000-0000-8000-8000-000000000000",
    now: () => newYearMs,
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
