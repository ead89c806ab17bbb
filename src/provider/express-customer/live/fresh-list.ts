import type { ExpressCustomers } from "../../../client/express-customers";
import type { Clock } from "../../../system/clock";
import { createInTurn } from "../../../system/in-turn";
import { liveCustomerOf, type LiveCustomer } from "./live-customer";

interface Reading {
  readonly startedAtMs: number;
  readonly customers: Promise<readonly LiveCustomer[]>;
}

/** Reads the whole list no earlier than a given moment. Concurrent callers share one reading. */
export class FreshList {
  readonly #api: Pick<ExpressCustomers, "list">;
  readonly #clock: Clock;
  readonly #inTurn = createInTurn();
  #last: Reading | undefined;

  constructor(api: Pick<ExpressCustomers, "list">, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /**
   * Returns all customers, from a list whose reading began at `sinceMs` or later.
   *
   * @throws {ClientError}
   */
  readSince(sinceMs: number): Promise<readonly LiveCustomer[]> {
    return this.#inTurn(() => {
      if (this.#last === undefined || this.#last.startedAtMs < sinceMs)
        this.#last = {
          startedAtMs: this.#clock.now(),
          customers: this.#read(),
        };
      return this.#last.customers;
    });
  }

  async #read(): Promise<readonly LiveCustomer[]> {
    const customers: LiveCustomer[] = [];
    for await (const customer of this.#api.list())
      customers.push(liveCustomerOf(customer));
    return customers;
  }
}
