import { once } from "node:events";
import type { ExpressCustomer } from "../api/express-customer";
import type { Clock } from "../system/clock";
import { RequestAbortedError, toClientError, type ClientError } from "./errors";
import type { ExpressCustomers } from "./express-customers";
import { setDeadline } from "./http/deadline";

/** These first reads do not use the list: most plans are small. */
const directReads = 3;

/** A read that has waited this long for a page goes on without it. */
const maxPageWaitMs = 2_000;

/** A page that fails is tried once more; after that, customers are read one by one. */
const maxPageRetries = 1;

/**
 * The list of all customers, read only as far as that saves calls.
 *
 * The policy is one line: each read pays for one more page, then looks, then the caller gets the
 * customer by its id. Neither the number of reads to come nor the size of the account is known, so
 * this is the ski rental problem: the total is never more than twice that of the cheaper way, plus 3.
 */
export class CustomerList {
  readonly #api: Pick<ExpressCustomers, "pages">;
  readonly #clock: Clock;
  readonly #rows = new Map<string, ExpressCustomer>();
  /** By id: how many pages had arrived when the first row of the customer did. */
  readonly #arrivals = new Map<string, number>();
  #pages: AsyncIterator<readonly ExpressCustomer[]> | undefined;
  #pageUnderWay: Promise<void> | undefined;
  #reads = 0;
  #pagesPaid = 0;
  #pagesRead = 0;
  #pagesArrived = 0;
  #end: { readonly failure?: ClientError } | undefined;

  constructor(api: Pick<ExpressCustomers, "pages">, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  /** The customer as the pages so far show it. */
  row(id: string): ExpressCustomer | undefined {
    return this.#rows.get(id);
  }

  /** How many pages have arrived so far: a moment, for {@link showedBefore}. */
  get pagesArrived(): number {
    return this.#pagesArrived;
  }

  /** Whether one of the pages up to a moment showed the customer. */
  showedBefore(id: string, pagesArrived: number): boolean {
    return (this.#arrivals.get(id) ?? Infinity) <= pagesArrived;
  }

  /**
   * Pays for one more page and looks for a customer. Undefined means that the list does not help:
   * get the customer by its id.
   */
  async look(
    id: string,
    signal: AbortSignal,
  ): Promise<ExpressCustomer | undefined> {
    this.#reads += 1;
    if (this.#reads <= directReads) return this.#rows.get(id);
    this.#pagesPaid += 1;
    const paid = this.#pagesPaid;
    await this.#readWhile(
      () => !this.#rows.has(id) && this.#pagesRead < paid,
      maxPageWaitMs,
      signal,
    );
    return this.#rows.get(id);
  }

  /**
   * All customers; null if `maxPages` pages do not reach the end of the list.
   *
   * @throws {ClientError} if a page fails, or as soon as `signal` aborts
   */
  async all(
    maxPages: number,
    signal: AbortSignal,
  ): Promise<readonly ExpressCustomer[] | null> {
    if (this.#end?.failure !== undefined) this.#startAgain();
    this.#pagesPaid = Math.max(this.#pagesPaid, maxPages);
    await this.#readWhile(
      () => this.#pagesRead < this.#pagesPaid,
      Infinity,
      signal,
    );
    if (this.#end === undefined && signal.aborted)
      throw new RequestAbortedError("Reading the list was stopped", {
        outcome: "rejected",
      });
    if (this.#end === undefined) return null;
    if (this.#end.failure !== undefined) throw this.#end.failure;
    return [...this.#rows.values()];
  }

  #startAgain(): void {
    this.#pages = undefined;
    this.#pagesRead = 0;
    this.#end = undefined;
  }

  /** Waits for one page after another while `isNeeded` says so, until the list ends, the time is up, or the caller stops. */
  async #readWhile(
    isNeeded: () => boolean,
    timeoutMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    const deadline = setDeadline({ clock: this.#clock, timeoutMs, signal });
    const isOver = once(deadline.signal, "abort");
    try {
      while (isNeeded() && this.#end === undefined && !deadline.signal.aborted)
        await Promise.race([this.#nextPage(), isOver]);
    } finally {
      deadline.clear();
    }
  }

  /** The page under way, or else the next one. */
  #nextPage(): Promise<void> {
    this.#pageUnderWay ??= this.#readPage().finally(() => {
      this.#pageUnderWay = undefined;
    });
    return this.#pageUnderWay;
  }

  async #readPage(): Promise<void> {
    if (this.#pages === undefined) {
      const list = this.#api.pages({ maxRetries: maxPageRetries });
      this.#pages = list[Symbol.asyncIterator]();
    }
    try {
      const page = await this.#pages.next();
      if (page.done === true) {
        this.#end = {};
        return;
      }
      this.#pagesArrived += 1;
      for (const row of page.value) this.#note(row);
    } catch (error) {
      this.#end = { failure: toClientError(error) };
    }
    this.#pagesRead += 1;
  }

  #note(row: ExpressCustomer): void {
    const { expressCustomerId: id } = row;
    this.#rows.set(id, row);
    if (!this.#arrivals.has(id)) this.#arrivals.set(id, this.#pagesArrived);
  }
}
