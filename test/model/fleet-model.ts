/**
 * The rules for a fleet of customers, whatever happens to the requests: nothing is lost, duplicated or
 * deactivated by mistake, and metadata that is left to others stays as it is.
 */
import type { ExpressCustomer } from "../../src/api/express-customer";
import type { ExpressCustomerStore } from "../../src/sandbox";

/** The declaration at an address. */
export interface Declaration {
  readonly name: string;
  readonly active: boolean;
  readonly metadata: Readonly<Record<string, string>>;
  readonly deletionPolicy: "deactivate" | "abandon";
}

/** The customers of a state, by address. */
export type Held = ReadonlyMap<string, HeldCustomer>;

/** A customer of a state, and whether destroying it would abandon it. */
export interface HeldCustomer {
  readonly id: string;
  readonly isAbandoned: boolean;
}

/** A rule that was broken. */
export class Violation extends Error {
  override readonly name = "Violation";
}

type Pairs = Readonly<Record<string, string>>;

/** The keys that the episodes of a model leave to others. */
export const ignoredKeys = "x-*";

/** Records what was declared, and finds broken rules. */
export class FleetModel {
  readonly declared = new Map<string, Declaration>();
  readonly #customers: ExpressCustomerStore;
  /** Whether a resource may adopt a customer that is not declared. */
  readonly mayAdopt: boolean;
  /** Whether {@link ignoredKeys} are left to others. */
  readonly ignores: boolean;
  /** The provider's `default_metadata`. */
  defaults: Pairs = {};
  /** The pairs that others have written to each customer, which must not change. */
  readonly #ignored = new Map<string, Pairs>();
  /** The customers that were declared until the last run, and the state in which they must end. */
  readonly #removed = new Map<string, { readonly shallBeActive: boolean }>();
  /** The customers that are not declared, which must not change. */
  readonly #left = new Map<string, ExpressCustomer>();

  constructor(
    customers: ExpressCustomerStore,
    {
      mayAdopt,
      ignores,
    }: { readonly mayAdopt: boolean; readonly ignores: boolean },
  ) {
    this.#customers = customers;
    this.mayAdopt = mayAdopt;
    this.ignores = ignores;
  }

  /** Records the metadata that another client has just written to a customer. */
  noteOthers(id: string): void {
    const live = this.#customers.get(id);
    if (live !== undefined && this.ignores)
      this.#ignored.set(id, ignoredPairsOf(live));
  }

  /** Removes a declaration. Its customer must be deactivated or abandoned. */
  remove(address: string, { id, isAbandoned }: HeldCustomer): void {
    this.declared.delete(address);
    const live = this.#customers.get(id);
    if (live !== undefined)
      this.#removed.set(id, { shallBeActive: isAbandoned && live.isActive });
  }

  /** Whether a customer was outside all declarations at the end of the last run that ended well. */
  isLeft(id: string): boolean {
    return this.#left.has(id);
  }

  /** Records a customer that was created outside Terraform. */
  noteStranger(customer: ExpressCustomer): void {
    this.#left.set(customer.expressCustomerId, customer);
    this.noteOthers(customer.expressCustomerId);
  }

  /** The names of the customers that are not declared. */
  leftNames(): readonly string[] {
    return [...this.#left.values()].map(
      (customer) => customer.expressCustomerName,
    );
  }

  /** The live customers that were created for a declaration and are not in the state. */
  orphans(held: Held): readonly ExpressCustomer[] {
    const ids = new Set([...held.values()].map(({ id }) => id));
    return this.#customers
      .all()
      .filter(
        ({ expressCustomerId: id }) =>
          !ids.has(id) && !this.#left.has(id) && !this.#removed.has(id),
      );
  }

  /**
   * Checks the end of a run without errors.
   *
   * @throws {Violation}
   */
  checkEnd(held: Held): void {
    this.#checkHeld(held);
    const [duplicate] = this.orphans(held);
    if (duplicate !== undefined)
      throw new Violation(`a duplicate was made: ${JSON.stringify(duplicate)}`);
    this.#checkRemoved();
    this.#checkLeft();
    this.checkIgnored();
  }

  /**
   * Checks that the metadata of others is as they wrote it. Holds at any time.
   *
   * @throws {Violation}
   */
  checkIgnored(): void {
    for (const [id, pairs] of this.#ignored) {
      const live = this.#customers.get(id);
      if (live !== undefined && !isSame(ignoredPairsOf(live), pairs))
        throw new Violation(
          `the ignored metadata ${JSON.stringify(pairs)} was changed: ${JSON.stringify(live)}`,
        );
    }
  }

  #checkHeld(held: Held): void {
    const addresses = [...held.keys()].sort().join();
    const expected = [...this.declared.keys()].sort().join();
    if (addresses !== expected)
      throw new Violation(
        `the state has ${addresses}, but ${expected} is declared`,
      );
    if (new Set([...held.values()].map(({ id }) => id)).size < held.size)
      throw new Violation("two resources have the same customer");
    for (const [address, { id }] of held) {
      const live = this.#customers.get(id);
      const declared = this.declared.get(address);
      const metadata = {
        ...this.defaults,
        ...declared?.metadata,
        ...this.#ignored.get(id),
      };
      if (!isAs(declared && { ...declared, metadata }, live))
        throw new Violation(
          `${address} is declared as ${JSON.stringify(declared)}, but exists as ${JSON.stringify(live)}`,
        );
      if (this.#left.has(id) && !this.mayAdopt)
        throw new Violation(`${address} took over ${JSON.stringify(live)}`);
      this.#left.delete(id);
    }
  }

  #checkRemoved(): void {
    for (const [id, { shallBeActive }] of this.#removed) {
      const live = this.#customers.get(id);
      if (live === undefined) continue;
      if (live.isActive !== shallBeActive)
        throw new Violation(
          `removed, and should be ${shallBeActive ? "active" : "inactive"}: ${JSON.stringify(live)}`,
        );
      this.#left.set(id, live);
    }
    this.#removed.clear();
  }

  #checkLeft(): void {
    for (const [id, before] of this.#left) {
      const live = this.#customers.get(id);
      if (live?.updatedAt !== before.updatedAt)
        throw new Violation(
          `an undeclared customer was changed from ${JSON.stringify(before)} to ${JSON.stringify(live)}`,
        );
    }
  }
}

function isAs(
  declared: Declaration | undefined,
  live: ExpressCustomer | undefined,
): boolean {
  if (declared === undefined || live === undefined) return false;
  const { name, active, metadata } = declared;
  return (
    live.expressCustomerName === name &&
    live.isActive === active &&
    isSame(live.metadata ?? {}, metadata)
  );
}

function isSame(a: Pairs, b: Pairs): boolean {
  return (
    JSON.stringify(Object.entries(a).sort()) ===
    JSON.stringify(Object.entries(b).sort())
  );
}

function ignoredPairsOf({ metadata }: ExpressCustomer): Pairs {
  return Object.fromEntries(
    Object.entries(metadata ?? {}).filter(([key]) =>
      key.startsWith(ignoredKeys.slice(0, -1)),
    ),
  );
}
