import type { Clock } from "../../../system/clock";
import type { ExpressCustomers } from "../../../client/express-customers";
import { liveCustomerOf, type LiveCustomer } from "./live-customer";

interface Reading {
  readonly startedAtMs: number;
  readonly customers: Promise<readonly LiveCustomer[]>;
  isOver: boolean;
}

/** Reads the whole list no earlier than a given moment. Concurrent callers share one reading. */
export class FreshList {
  readonly #api: Pick<ExpressCustomers, "list">;
  readonly #clock: Clock;
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
  async readSince(sinceMs: number): Promise<readonly LiveCustomer[]> {
    while (this.#last?.isOver === false && this.#last.startedAtMs < sinceMs)
      await this.#last.customers.catch(() => undefined);
    if (this.#last === undefined || this.#last.startedAtMs < sinceMs)
      this.#last = this.#start();
    return this.#last.customers;
  }

  #start(): Reading {
    const customers = this.#read();
    const reading: Reading = {
      startedAtMs: this.#clock.now(),
      customers,
      isOver: false,
    };
    const end = (): void => {
      reading.isOver = true;
    };
    customers.then(end, end);
    return reading;
  }

  async #read(): Promise<readonly LiveCustomer[]> {
    const customers: LiveCustomer[] = [];
    for await (const customer of this.#api.list())
      customers.push(liveCustomerOf(customer));
    return customers;
  }
}
