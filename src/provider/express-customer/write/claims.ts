/** An object of the state that holds a customer. */
export interface Holder {
  /** Tells two objects apart that hold the same customer; see `private-state.ts`. */
  readonly objectKey: string | undefined;
  /** What it declares, for a message: `name = "…", active = true`. */
  readonly declaration: string;
}

/** Why a customer cannot be claimed. */
export type Conflict =
  | { readonly with: "holder"; readonly holder: Holder }
  | { readonly with: "new object" };

/**
 * Which objects concern which customer, in one command. Terraform asks about many objects at once, in
 * any order. The order does not matter here: of two objects that concern one customer, the second is
 * refused.
 */
export class CustomerClaims {
  readonly #holders = new Map<string, Holder>();
  /** Claims of new objects. One is renewable if the state's own object was read after it. */
  readonly #claims = new Map<string, { isRenewable: boolean }>();
  /** By name: the customers that new objects take over, and null for new objects that create one. */
  readonly #newObjects = new Map<string, Set<string | null>>();
  readonly #taken = new Set<string>();

  /** An object of the state goes on with its customer. One object may be planned several times. */
  hold(id: string, holder: Holder): Conflict | undefined {
    if (this.#claims.has(id)) return { with: "new object" };
    const other = this.#holders.get(id);
    if (other !== undefined && other.objectKey !== holder.objectKey)
      return { with: "holder", holder: other };
    this.#holders.set(id, holder);
    return undefined;
  }

  /** Whether an object of the state goes on with the customer. */
  isHeld(id: string): boolean {
    return this.#holders.has(id);
  }

  /** A new object takes the customer over. */
  claim(id: string): Conflict | undefined {
    const holder = this.#holders.get(id);
    if (holder !== undefined) return { with: "holder", holder };
    if (this.#claims.get(id)?.isRenewable === false)
      return { with: "new object" };
    this.#claims.set(id, { isRenewable: false });
    return undefined;
  }

  /**
   * An object of the state that holds the customer has been read. With `-minimal-refresh`, Terraform
   * plans the replacement of a tainted object before and after it reads it: the second claim is the
   * same one. If the object is not tainted, `hold` finds the conflict.
   */
  noteRead(id: string): void {
    if (this.#claims.has(id)) this.#claims.set(id, { isRenewable: true });
  }

  /**
   * A new object of a name is planned. False if it is not clear which new object of the name takes which
   * customer over: Terraform does not say, while it applies, which of them it plans again.
   */
  noteNewObject(name: string, customerId: string | null): boolean {
    const customerIds = this.#newObjects.get(name) ?? new Set();
    this.#newObjects.set(name, customerIds.add(customerId));
    return customerIds.size === 1;
  }

  /** A new object has got the customer: created, or taken over. False if another one was first. */
  take(id: string): boolean {
    const isFirst = !this.#taken.has(id);
    this.#taken.add(id);
    return isFirst;
  }

  /** Whether a new object of this apply has got the customer. */
  isTaken(id: string): boolean {
    return this.#taken.has(id);
  }
}
