import { deriveHex } from "./derive-hex";
import { ExpressCustomerEntry, type StoredCustomer } from "./entry";
import { Refusal } from "./refusal";

/** The entries of a store, by id and in order. */
export class ExpressCustomerEntries {
  readonly #seed: string;
  readonly #byId = new Map<string, ExpressCustomerEntry>();
  /** Oldest first. Only `remove` takes one away, which is for tests, so a position is a stable cursor. */
  readonly #order: ExpressCustomerEntry[] = [];
  #createdCount: number;

  /**
   * @param seed ids are derived from it
   * @param createdCount how many ids were given before
   */
  constructor(seed: string, createdCount: number) {
    this.#seed = seed;
    this.#createdCount = createdCount;
  }

  /** All entries, oldest first. */
  get all(): readonly ExpressCustomerEntry[] {
    return this.#order;
  }

  /** How many ids were given. */
  get createdCount(): number {
    return this.#createdCount;
  }

  find(id: string): ExpressCustomerEntry | undefined {
    return this.#byId.get(id);
  }

  /** @throws {Refusal} if there is no customer with this id */
  get(id: string): ExpressCustomerEntry {
    const entry = this.#byId.get(id);
    if (entry === undefined)
      throw new Refusal("notFound", "There is no such Express customer.");
    return entry;
  }

  /** Gives an id that was never given before. */
  nextId(): string {
    this.#createdCount += 1;
    const id = `cus_${deriveHex(this.#seed, "customer", this.#createdCount)}`;
    // An id is taken only if someone edited the data file.
    return this.#byId.has(id) ? this.nextId() : id;
  }

  insert(customer: StoredCustomer, userIds: readonly string[]): void {
    const entry = new ExpressCustomerEntry(customer, userIds);
    this.#byId.set(customer.expressCustomerId, entry);
    this.#order.push(entry);
  }

  /** @throws {Refusal} if there is no customer with this id */
  remove(id: string): void {
    const entry = this.get(id);
    this.#byId.delete(id);
    this.#order.splice(this.#order.indexOf(entry), 1);
  }

  /** Moves the entry at a position to the front. */
  moveToFront(position: number): void {
    this.#order.unshift(...this.#order.splice(position, 1));
  }
}
