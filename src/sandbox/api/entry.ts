import type { ExpressCustomer } from "../../api/express-customer";

/** What can change about a customer. */
export type ExpressCustomerChanges = Partial<
  Pick<
    ExpressCustomer,
    "expressCustomerName" | "metadata" | "isActive" | "userCount"
  >
>;

/**
 * One customer of the store, with its users. A change replaces the customer object, so that late reads can still show
 * the one before.
 */
export class ExpressCustomerEntry {
  readonly userIds: Set<string>;
  #customer: ExpressCustomer;
  #before: ExpressCustomer;
  #staleReadsLeft = 0;

  constructor(customer: ExpressCustomer, userIds: readonly string[]) {
    this.userIds = new Set(userIds);
    this.#customer = customer;
    this.#before = customer;
  }

  /** The customer as it is. */
  get customer(): ExpressCustomer {
    return this.#customer;
  }

  /** The customer as a read shows it, which may be late. */
  read(): ExpressCustomer {
    if (this.#staleReadsLeft === 0) return this.#customer;
    this.#staleReadsLeft -= 1;
    return this.#before;
  }

  /** Changes the customer. The next `staleReads` reads still show it as it was. */
  change(
    changes: ExpressCustomerChanges,
    { nowMs, staleReads }: { nowMs: number; staleReads: number },
  ): ExpressCustomer {
    this.#before = this.#customer;
    this.#staleReadsLeft = staleReads;
    // Two changes within one tick of the clock must still differ.
    const updatedAtMs = Math.max(
      nowMs,
      Date.parse(this.#before.updatedAt ?? "1970-01-01") + 1,
    );
    this.#customer = {
      ...this.#before,
      ...changes,
      updatedAt: new Date(updatedAtMs).toISOString(),
    };
    return this.#customer;
  }
}
