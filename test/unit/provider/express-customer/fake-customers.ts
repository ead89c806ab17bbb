import type { ExpressCustomer } from "../../../../src/api/express-customer";
import type { ExpressCustomers } from "../../../../src/client/express-customers";
import {
  liveCustomerOf,
  type LiveCustomer,
} from "../../../../src/provider/express-customer/live/live-customer";
import { customer } from "../../../support/api/fake-api";

/** A live customer named Alpha, without metadata, unless `fields` say otherwise. */
export function alpha(
  number: number,
  fields: Partial<ExpressCustomer> = {},
): ExpressCustomer {
  return customer(number, { expressCustomerName: "Alpha", ...fields });
}

/** A live customer as the provider knows it. */
export function liveAlpha(number: number): LiveCustomer {
  return liveCustomerOf(alpha(number));
}

/** The outcome of one create. */
export type CreateOutcome = () => ExpressCustomer;

/**
 * Creates a collection that can only create and list. Each create has the next outcome. Each list shows the current
 * result of `listed`.
 *
 * @param listed throws if the list fails
 */
export function createFakeCustomers(
  outcomes: readonly CreateOutcome[],
  listed: () => readonly ExpressCustomer[],
): Pick<ExpressCustomers, "create" | "list"> & {
  readonly calls: readonly string[];
} {
  const calls: string[] = [];
  let creates = 0;
  return {
    calls,
    // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown must reject
    async create() {
      calls.push("create");
      const outcome = outcomes[creates];
      creates += 1;
      if (outcome === undefined) throw new Error("No more outcomes.");
      return outcome();
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- as in the true one
    async *list() {
      calls.push("list");
      yield* listed();
    },
  };
}
