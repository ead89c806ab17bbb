import type { ExpressCustomer } from "../../../api/express-customer";
import { NotFoundError } from "../../../client/errors";
import type { Clock } from "../../../system/clock";
import { CustomerList } from "../../../client/customer-list";
import type { ExpressCustomers } from "../../../client/express-customers";
import {
  liveCustomerOf,
  type LiveCustomer,
  type StatedCustomer,
} from "./live-customer";
import { GoneError } from "./gone-error";
import { ListTrust } from "./list-trust";

/** How many early reads to keep, to compare with the list once it has been read. */
const maxFirstReads = 3;

/**
 * The live customers, as seen by one configured provider during one Terraform command.
 *
 * Facts come from GET. The list saves calls: a row that equals the state is believed. A row that
 * differs is confirmed with a GET, unless `ListTrust` believes it.
 */
export class CustomerDirectory {
  readonly #api: ExpressCustomers;
  readonly #list: CustomerList;
  readonly #trust = new ListTrust();
  /** The result of each customer's last GET. Null if the customer was gone. */
  readonly #confirmed = new Map<string, LiveCustomer | null>();
  /** The first customers that were read before the list showed them, in the API's form. */
  readonly #uncompared = new Map<string, ExpressCustomer | null>();
  readonly #firstReads: Promise<unknown>[] = [];
  readonly #written = new Map<string, LiveCustomer>();
  readonly #managed = new Set<string>();

  constructor(api: ExpressCustomers, clock: Clock) {
    this.#api = api;
    this.#list = new CustomerList(api, clock);
  }

  /**
   * Reads a customer of a state. Returns null if it is gone.
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
    if (row !== undefined && (await this.#believes(row, stated)))
      return liveCustomerOf(row);
    const reading = this.#get(id, signal);
    const isFirst =
      row === undefined && this.#firstReads.length < maxFirstReads;
    if (isFirst) this.#firstReads.push(reading);
    const received = await reading;
    if (row !== undefined) this.#trust.compare(row, received);
    else if (isFirst) this.#uncompared.set(id, received);
    return this.#confirm(id, received);
  }

  /**
   * Reads a customer by its ID. Returns null if there is none.
   *
   * @throws {ClientError}
   */
  async read(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    return this.#confirm(id, await this.#get(id, signal));
  }

  /**
   * Reads a customer that an earlier step of this command or the state has shown.
   *
   * @throws {GoneError} if there is none
   * @throws {ClientError}
   */
  async readExisting(id: string, signal: AbortSignal): Promise<LiveCustomer> {
    const live = await this.read(id, signal);
    if (live === null) throw new GoneError(id);
    return live;
  }

  /**
   * Returns the result of the last GET in this command, or of a new one. For plans only: a write
   * needs a fresh {@link read}.
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
   * Finds a customer for a data source, in the list if that saves calls. Returns null if there is none.
   *
   * @throws {ClientError}
   */
  async find(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    const row = await this.#look(id, signal);
    return row === undefined
      ? this.read(id, signal)
      : this.complete(row, signal);
  }

  /**
   * Returns the customer of a row of the list, confirmed by a GET if the row may lack metadata. Returns null if it is gone.
   *
   * @throws {ClientError}
   */
  async complete(
    row: ExpressCustomer,
    signal: AbortSignal,
  ): Promise<LiveCustomer | null> {
    if (this.#trust.isWhole(row)) return liveCustomerOf(row);
    const received = await this.#get(row.expressCustomerId, signal);
    this.#trust.compare(row, received);
    return this.#confirm(row.expressCustomerId, received);
  }

  /**
   * Returns all customers of interest, each as {@link complete} does.
   *
   * @param isOfInterest decides without metadata
   * @throws {ClientError}
   */
  async select(
    isOfInterest: (customer: LiveCustomer) => boolean,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[]> {
    const found: LiveCustomer[] = [];
    for (const listed of (await this.all(signal)).filter(isOfInterest)) {
      const row = this.#list.row(listed.id);
      const live =
        row === undefined || this.#written.has(listed.id)
          ? listed
          : await this.complete(row, signal);
      if (live !== null) found.push(live);
    }
    return found;
  }

  /**
   * Returns all customers. Their metadata is empty if the list omits it.
   *
   * @throws {ClientError}
   */
  async all(signal: AbortSignal): Promise<readonly LiveCustomer[]> {
    return (await this.allWithin(Infinity, signal)) ?? [];
  }

  /**
   * Returns all customers, or null if the list has more than `maxPages` pages.
   *
   * @throws {ClientError}
   */
  async allWithin(
    maxPages: number,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[] | null> {
    const rows = await this.#list.all(maxPages, signal);
    if (rows === null) return null;
    for (const row of rows) this.#trust.see(row);
    const unwritten = rows
      .map(liveCustomerOf)
      .filter(({ id }) => !this.#written.has(id));
    return [...unwritten, ...this.#written.values()];
  }

  /** Records a customer as this run has written it, because the list may be older. */
  noteWrite(live: LiveCustomer): void {
    this.#written.set(live.id, live);
    this.#confirmed.set(live.id, live);
  }

  /** Whether a state with this customer has been refreshed in this command. */
  isManaged(id: string): boolean {
    return this.#managed.has(id);
  }

  /** Returns a function that reports whether the list had shown a customer by now. */
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

  async #believes(
    row: ExpressCustomer,
    stated: StatedCustomer | null,
  ): Promise<boolean> {
    this.#compareFirstReads();
    if (this.#trust.believes(row, stated)) return true;
    // A page may arrive before the first reads. Whether the list has earned trust must not depend on that.
    await Promise.allSettled(this.#firstReads);
    this.#compareFirstReads();
    return this.#trust.believes(row, stated);
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
