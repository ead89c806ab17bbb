import type { DeletionPolicy } from "../../../api/express-customer-limits";
import {
  describeCustomer,
  isSameMetadata,
  nameKeyOf,
} from "../live/live-customer";
import type { DeclaredCustomer, StableCustomer } from "../live/live-customer";

/** Several customers are replaced by one name, and nobody can tell which replacement is whose. */
export class AmbiguousReplacementError extends Error {
  override readonly name = "AmbiguousReplacementError";

  constructor(released: readonly StableCustomer[]) {
    super(
      `Several customers of the same name are replaced at once: ${released.map(describeCustomer).join(", ")}. ` +
        "It is not clear which of them this one takes over. Import the right one (terraform import), and replace one at a time.",
    );
  }
}

/** What one run of the provider has planned for customers, and done to them, so far. */
export class CustomerLedger {
  readonly #held = new Map<string, DeletionPolicy>();
  readonly #reserved = new Set<string>();
  readonly #claimed = new Set<string>();
  readonly #released = new Map<string, readonly StableCustomer[]>();
  readonly #planned = new Map<string, { new: number; replacement: number }>();
  readonly #events = new Set<string>();
  readonly #turns = new Map<string, Promise<unknown>>();

  /** Notes that a resource plans to go on with the customer that it holds, and what destroying it would do. */
  hold(id: string, deletionPolicy: DeletionPolicy): void {
    this.#held.set(id, deletionPolicy);
  }

  /** Whether a resource plans to go on with the customer that it holds. */
  isHeld(id: string): boolean {
    return this.#held.has(id);
  }

  /** What destroying the resource that holds the customer would do; undefined where none is known to. */
  deletionPolicyOf(id: string): DeletionPolicy | undefined {
    return this.#held.get(id);
  }

  /** Notes that a resource which holds no customer plans to take this one over. */
  reserve(id: string): void {
    this.#reserved.add(id);
  }

  /** Whether a resource which holds no customer plans to take this one over. */
  isReserved(id: string): boolean {
    return this.#reserved.has(id);
  }

  /** Notes that a resource of this run has got hold of a customer. */
  claim(id: string): void {
    this.#claimed.add(id);
  }

  /** Whether a resource of this run has got hold of the customer. */
  isClaimed(id: string): boolean {
    return this.#claimed.has(id);
  }

  /** Notes that a resource has let go of a customer, for one of a name to take it over. */
  release(customer: StableCustomer, successorName: string): void {
    const released = this.#released.get(successorName) ?? [];
    this.#released.set(successorName, [...released, customer]);
  }

  /** Whether this run has let go of a customer that one of the name shall take over. */
  hasReleased(name: string): boolean {
    return this.#released.has(name);
  }

  /**
   * Takes the customer that this run has let go of for a declared one: the only one of the name, or
   * else the only one with the same metadata. Undefined where there is none.
   *
   * @throws {AmbiguousReplacementError}
   */
  takeReleased({
    name,
    metadata,
  }: DeclaredCustomer): StableCustomer | undefined {
    const released = this.#released.get(name) ?? [];
    const alike = released.filter((customer) =>
      isSameMetadata(customer.metadata, metadata),
    );
    const [customer, ...others] = released.length > 1 ? alike : released;
    if (others.length > 0 || (customer === undefined && released.length > 0))
      throw new AmbiguousReplacementError(released);
    const left = released.filter((other) => other !== customer);
    if (left.length > 0) this.#released.set(name, left);
    else this.#released.delete(name);
    return customer;
  }

  /**
   * Notes that a resource plans to create a customer of a name, or to take over the one that it replaces. Returns whether
   * it stays clear which of those planned so far gets which customer: a replacement has to be the only one of its name.
   */
  planName(name: string, kind: "new" | "replacement"): boolean {
    const planned = this.#planned.get(name) ?? { new: 0, replacement: 0 };
    planned[kind] += 1;
    this.#planned.set(name, planned);
    return planned.replacement === 0 || planned.new + planned.replacement === 1;
  }

  /** Whether something happens for the first time in this run. */
  isFirst(event: string): boolean {
    const isFirst = !this.#events.has(event);
    this.#events.add(event);
    return isFirst;
  }

  /**
   * Runs one action at a time for each name, in whatever form it is written. Two creates of the
   * same name would take each other's customer for their own where an outcome is unclear.
   */
  async inTurn<T>(name: string, action: () => Promise<T>): Promise<T> {
    const key = nameKeyOf(name);
    const before = this.#turns.get(key) ?? Promise.resolve();
    const turn = before.then(action);
    const settled = turn.catch(() => undefined);
    this.#turns.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === settled) this.#turns.delete(key);
    }
  }
}
