import { NotFoundError } from "../../../client/errors";
import type { Clock } from "../../../system/clock";
import type { ExpressCustomers } from "../../../client/express-customers";
import { ListScan } from "./list-scan";
import { liveCustomerOf } from "./live-customer";
import type { LiveCustomer } from "./live-customer";
import { maxDirectReads } from "./scan-policy";

/**
 * The live customers as one configured provider knows them. It lives for one command of
 * Terraform's, which asks for each customer once.
 */
export class CustomerDirectory {
  readonly #api: ExpressCustomers;
  readonly #scan: ListScan;
  readonly #written = new Map<string, LiveCustomer>();
  readonly #seen = new Map<string, LiveCustomer | null>();
  readonly #managed = new Set<string>();
  #directReads = 0;

  constructor(api: ExpressCustomers, clock: Clock) {
    this.#api = api;
    this.#scan = new ListScan({
      pages: () => livePages(api),
      get: (id, signal) => this.#get(id, signal),
      clock,
    });
  }

  /**
   * Reads a customer that a state holds; null means that it is gone.
   *
   * @throws {ClientError}
   */
  async read(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    this.#managed.add(id);
    return this.look(id, signal);
  }

  /**
   * Looks at a customer; null means that there is none. A few are got one by one, many are taken
   * from the list.
   *
   * @throws {ClientError}
   */
  async look(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    const live = await this.#find(id, signal);
    this.#seen.set(id, live);
    return live;
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
   * All customers; null where `maxPages` pages do not show the end of the list.
   *
   * @throws {ClientError}
   */
  async allWithin(
    maxPages: number,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[] | null> {
    const listed = await this.#scan.all(maxPages, signal);
    if (listed === null) return null;
    const unwritten = listed.filter(({ id }) => !this.#written.has(id));
    return [...unwritten, ...this.#written.values()];
  }

  /** Notes a customer as this run has written it: what was listed before is out of date. */
  noteWrite(live: LiveCustomer): void {
    this.#written.set(live.id, live);
  }

  /** A customer as it was read last: null where it was gone, undefined where nobody has looked. */
  lastSeen(id: string): LiveCustomer | null | undefined {
    return this.#seen.get(id);
  }

  /** Whether a state of this command's holds the customer, as far as it has been read. */
  isManaged(id: string): boolean {
    return this.#managed.has(id);
  }

  #find(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    // A list that was read before the write would show what the customer was.
    if (this.#written.has(id)) return this.#get(id, signal);
    const isListed = this.#scan.listed(id) !== undefined;
    if (!isListed && this.#directReads < maxDirectReads) {
      this.#directReads += 1;
      return this.#get(id, signal);
    }
    return this.#scan.read(id, signal);
  }

  async #get(id: string, signal: AbortSignal): Promise<LiveCustomer | null> {
    try {
      return liveCustomerOf(await this.#api.retrieve(id, { signal }));
    } catch (error) {
      if (error instanceof NotFoundError) return null;
      throw error;
    }
  }
}

async function* livePages(
  api: ExpressCustomers,
): AsyncGenerator<readonly LiveCustomer[], void, undefined> {
  for await (const page of api.pages()) yield page.map(liveCustomerOf);
}
