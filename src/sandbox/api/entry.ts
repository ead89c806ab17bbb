import type { ExpressCustomer } from "../../api/express-customer";

/** A customer of the store, which always has the time of its last change. */
export interface StoredCustomer extends ExpressCustomer {
  readonly updatedAt: string;
}

/** What can change about a customer. */
export type ExpressCustomerChanges = Partial<
  Pick<
    ExpressCustomer,
    "expressCustomerName" | "metadata" | "isActive" | "userCount"
  >
>;

/** How many former versions of a customer to keep, for late reads. */
const maxVersions = 50;

/**
 * One customer of the store, with its users. A change replaces the customer object, so that late reads can still show
 * a former one.
 */
export class ExpressCustomerEntry {
  readonly userIds: Set<string>;
  #customer: StoredCustomer;
  /** Former versions, newest first. */
  #versions: readonly StoredCustomer[] = [];
  #staleReadsLeft = 0;

  constructor(customer: StoredCustomer, userIds: readonly string[]) {
    this.userIds = new Set(userIds);
    this.#customer = customer;
  }

  /** The customer as it is. */
  get customer(): StoredCustomer {
    return this.#customer;
  }

  /** The customer as a read shows it, which may be late. */
  read(): StoredCustomer {
    if (this.#staleReadsLeft === 0) return this.#customer;
    this.#staleReadsLeft -= 1;
    return this.#versions[0] ?? this.#customer;
  }

  /** The customer as it was at a time, in milliseconds since the epoch; undefined if it did not exist yet. */
  at(timeMs: number): StoredCustomer | undefined {
    return [this.#customer, ...this.#versions].find(
      ({ updatedAt }) => Date.parse(updatedAt) <= timeMs,
    );
  }

  /** Changes the customer. The next `staleReads` reads still show it as it was. */
  change(
    changes: ExpressCustomerChanges,
    { nowMs, staleReads }: { nowMs: number; staleReads: number },
  ): StoredCustomer {
    const before = this.#customer;
    this.#versions = [before, ...this.#versions].slice(0, maxVersions);
    this.#staleReadsLeft = staleReads;
    // Two changes within one tick of the clock must still differ.
    const updatedAtMs = Math.max(nowMs, Date.parse(before.updatedAt) + 1);
    this.#customer = {
      ...before,
      ...changes,
      updatedAt: new Date(updatedAtMs).toISOString(),
    };
    return this.#customer;
  }
}
