import type { LiveCustomer } from "./live-customer";

/** What one run of the provider has done to customers so far. */
export class CustomerLedger {
  readonly #claimed = new Set<string>();
  readonly #released = new Map<string, string[]>();
  readonly #events = new Set<string>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** Notes that a resource of this run holds a customer from now on. */
  claim(id: string): void {
    this.#claimed.add(id);
  }

  /** Whether a resource of this run has got hold of the customer. */
  isClaimed(id: string): boolean {
    return this.#claimed.has(id);
  }

  /** Notes that a resource has let go of a customer, which lives on at the API. */
  release({ id, name }: Pick<LiveCustomer, "id" | "name">): void {
    this.#claimed.delete(id);
    this.#released.set(name, [...(this.#released.get(name) ?? []), id]);
  }

  /** Whether this run has let go of a customer of the name. */
  hasReleased(name: string): boolean {
    return this.#released.has(name);
  }

  /** The id of the one customer of a name that this run has let go of, once. */
  takeReleased(name: string): string | undefined {
    const [id, ...others] = this.#released.get(name) ?? [];
    if (others.length > 0) return undefined;
    this.#released.delete(name);
    return id;
  }

  /** Whether something happens for the first time in this run. */
  isFirst(event: string): boolean {
    const isFirst = !this.#events.has(event);
    this.#events.add(event);
    return isFirst;
  }

  /**
   * Runs one action at a time for each name. Two creates of the same name would take each other's
   * customer for their own where an outcome is unclear.
   */
  async inTurn<T>(name: string, action: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(name) ?? Promise.resolve();
    const turn = before.then(action);
    const settled = turn.catch(() => undefined);
    this.#turns.set(name, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(name) === settled) this.#turns.delete(name);
    }
  }
}
