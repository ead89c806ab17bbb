import type { ExpressCustomer } from "../../../api/express-customer";
import { NotFoundError } from "../../../client/errors";
import type { Clock } from "../../../system/clock";
import { CustomerList } from "../../../client/customer-list";
import type { ExpressCustomers } from "../../../client/express-customers";
import { liveCustomerOf } from "./live-customer";
import type { LiveCustomer, StableCustomer } from "./live-customer";
import { ListTrust } from "./list-trust";

/** The list earns its first trust from so many reads that it had no part in. */
const maxUncompared = 3;

/** What a state knows of its customer; `updatedAt` is the API's time of the last write or first read. */
export interface StatedCustomer extends StableCustomer {
  readonly updatedAt: string | null;
}

/**
 * The live customers as one configured provider sees them. It exists for one command of Terraform.
 *
 * Facts come from GET. The list shortens the way: a row that shows what the state says is believed.
 * A row that shows something else is confirmed by a GET, unless `ListTrust` says otherwise.
 */
export class CustomerDirectory {
  readonly #api: ExpressCustomers;
  readonly #list: CustomerList;
  readonly #trust = new ListTrust();
  /** What the last GET of a customer returned; null if it was gone. */
  readonly #confirmed = new Map<string, LiveCustomer | null>();
  /** The first customers that were read before the list showed them, as they were received. */
  readonly #uncompared = new Map<string, ExpressCustomer | null>();
  readonly #written = new Map<string, LiveCustomer>();
  readonly #managed = new Set<string>();

  constructor(api: ExpressCustomers, clock: Clock) {
    this.#api = api;
    this.#list = new CustomerList(api, clock);
  }

  /**
   * Reads a customer that a state holds; null means that it is gone.
   *
   * @param stated null after an import, when the state knows only the id
   * @throws {ClientError}
   */
  async readManaged(
    id: string,
    stated: StatedCustomer | null,
    signal: AbortSignal,
  ): Promise<LiveCustomer | null> {
    this.#managed.add(id);
    const row = await this.#look(id, signal);
    this.#compareFirstReads();
    if (row !== undefined && this.#trust.believes(row, stated))
      return liveCustomerOf(row);
    const received = await this.#get(id, signal);
    if (row !== undefined) this.#trust.compare(row, received);
    else if (this.#uncompared.size < maxUncompared)
      this.#uncompared.set(id, received);
    return this.#confirm(id, received);
  }

  /**
   * Reads a customer by its id; null means that there is none.
   *
   * @throws {ClientError}
   */
  async read(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    return this.#confirm(id, await this.#get(id, signal));
  }

  /**
   * What the last GET in this command returned, or else a new one. For plans: a write needs a fresh
   * {@link read}.
   *
   * @throws {ClientError}
   */
  async confirmed(
    id: string,
    signal: AbortSignal,
  ): Promise<LiveCustomer | null> {
    const known = this.#confirmed.get(id);
    return known === undefined ? this.read(id, signal) : known;
  }

  /**
   * A customer for a data source, from the list if that saves calls; null means that there is none.
   *
   * @throws {ClientError}
   */
  async find(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    const row = await this.#look(id, signal);
    return row === undefined ? this.read(id, signal) : liveCustomerOf(row);
  }

  /**
   * All customers.
   *
   * @throws {ClientError}
   */
  async all(signal: AbortSignal): Promise<readonly LiveCustomer[]> {
    return (await this.allWithin(Infinity, signal)) ?? [];
  }

  /**
   * All customers; null if `maxPages` pages do not reach the end of the list.
   *
   * @throws {ClientError}
   */
  async allWithin(
    maxPages: number,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[] | null> {
    const rows = await this.#list.all(maxPages, signal);
    if (rows === null) return null;
    const unwritten = rows
      .map(liveCustomerOf)
      .filter(({ id }) => !this.#written.has(id));
    return [...unwritten, ...this.#written.values()];
  }

  /** Notes a customer as this run has written it: the list may be older. */
  noteWrite(live: LiveCustomer): void {
    this.#written.set(live.id, live);
    this.#confirmed.set(live.id, live);
  }

  /** Whether a state has been refreshed in this command that holds the customer. */
  isManaged(id: string): boolean {
    return this.#managed.has(id);
  }

  /** Returns what tells, later on, whether the list had shown a customer by now. */
  listedSoFar(): (id: string) => boolean {
    const { pagesArrived } = this.#list;
    return (id) => this.#list.showedBefore(id, pagesArrived);
  }

  async #look(
    id: string,
    signal: AbortSignal,
  ): Promise<ExpressCustomer | undefined> {
    return this.#written.has(id) ? undefined : this.#list.look(id, signal);
  }

  #compareFirstReads(): void {
    for (const [id, received] of this.#uncompared) {
      const row = this.#list.row(id);
      if (row === undefined || this.#written.has(id)) continue;
      this.#uncompared.delete(id);
      this.#trust.compare(row, received);
    }
  }

  #confirm(id: string, received: ExpressCustomer | null): LiveCustomer | null {
    const live = received && liveCustomerOf(received);
    this.#confirmed.set(id, live);
    return live;
  }

  async #get(id: string, signal: AbortSignal): Promise<ExpressCustomer | null> {
    try {
      return await this.#api.retrieve(id, { signal });
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }
}
