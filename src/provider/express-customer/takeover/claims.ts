/** An object of the state that holds a customer. */
export interface Holder {
  /** Distinguishes two objects that hold the same customer; see `private-state.ts`. */
  readonly objectKey: string | undefined;
  /** What it declares, for a message: `name = "…", active = true`. */
  readonly declaration: string;
}

/** Why a customer cannot be claimed. */
export type Conflict =
  | { readonly with: "holder"; readonly holder: Holder }
  | { readonly with: "new object" };

/**
 * Records which object has which customer, during one command. Terraform plans many objects at once,
 * in any order. The order does not matter: if two objects want one customer, the second fails.
 */
export class CustomerClaims {
  readonly #holders = new Map<string, Holder>();
  /** Claims of new objects. One is renewable if the state's own object was read after it. */
  readonly #claims = new Map<string, { isRenewable: boolean }>();
  /** For each name, the customers that new objects take over, and null for new objects that create one. */
  readonly #newObjects = new Map<string, Set<string | null>>();
  readonly #taken = new Set<string>();

  /** Records that an object of the state keeps its customer. The same object may be planned several times. */
  hold(id: string, holder: Holder): Conflict | undefined {
    if (this.#claims.has(id)) return { with: "new object" };
    const other = this.#holders.get(id);
    if (other !== undefined && other.objectKey !== holder.objectKey)
      return { with: "holder", holder: other };
    this.#holders.set(id, holder);
    return undefined;
  }

  /** Whether an object of the state keeps the customer. */
  isHeld(id: string): boolean {
    return this.#holders.has(id);
  }

  /** Records that a new object takes over the customer. */
  claim(id: string): Conflict | undefined {
    const holder = this.#holders.get(id);
    if (holder !== undefined) return { with: "holder", holder };
    if (this.#claims.get(id)?.isRenewable === false)
      return { with: "new object" };
    this.#claims.set(id, { isRenewable: false });
    return undefined;
  }

  /**
   * Records that an object of the state with the customer has been read. With `-minimal-refresh`,
   * Terraform plans the replacement of a tainted object before and after it reads the object, and
   * both claims are the same. If the object is not tainted, `hold` finds the conflict.
   */
  noteRead(id: string): void {
    if (this.#claims.has(id)) this.#claims.set(id, { isRenewable: true });
  }

  /**
   * Records that a new object of a name is planned. Returns false if it is not clear which new object
   * of the name takes over which customer: during apply, Terraform does not say which it plans again.
   */
  noteNewObject(name: string, customerId: string | null): boolean {
    const customerIds = this.#newObjects.get(name) ?? new Set();
    this.#newObjects.set(name, customerIds.add(customerId));
    return customerIds.size === 1;
  }

  /** Records that a new object has the customer, created or taken over. Returns false if another was first. */
  take(id: string): boolean {
    const isFirst = !this.#taken.has(id);
    this.#taken.add(id);
    return isFirst;
  }

  /** Whether a new object of this apply has the customer. */
  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }
}
