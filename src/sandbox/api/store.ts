import { expressCustomerLimits } from "../../api/express-customer-limits";
import {
  type CreateExpressCustomerParams,
  type ExpressCustomer,
  type MembershipChange,
  type UpdateExpressCustomerParams,
} from "../../api/express-customer";
import { acceptMetadata } from "./metadata";
import { deriveHex } from "./derive-hex";
import { type ExpressCustomerChanges, ExpressCustomerEntry } from "./entry";
import type { Quirks } from "../misbehaviour/quirks";
import { Refusal } from "./refusal";

/** A customer with the users that are known by id; `userCount` may count more. */
interface StoredExpressCustomer extends ExpressCustomer {
  readonly userIds: readonly string[];
}

/** All that a store knows, for keeping it elsewhere. */
export interface ExpressCustomerStoreState {
  /** How many customers were ever created, forgotten ones included: no id is given twice. */
  readonly createdCount: number;
  readonly customers: readonly StoredExpressCustomer[];
}

/** A customer to begin with. */
export interface InitialExpressCustomer {
  readonly name: string;
  /** @default true */
  readonly isActive?: boolean;
  /** @default {} */
  readonly metadata?: Readonly<Record<string, string>>;
  /** @default 0 */
  readonly userCount?: number;
}

/** Some neighbouring customers, and where the next ones begin: undefined at the end. */
export interface ExpressCustomerSlice {
  readonly customers: readonly ExpressCustomer[];
  readonly nextPosition: number | undefined;
}

export interface ExpressCustomerStoreOptions {
  /** Ids are derived from it: the same seed makes the same ids. */
  readonly seed: string;
  /** Who creates customers: a UUID. */
  readonly apiKeyId: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly quirks: () => Quirks;
  /** @default nothing */
  readonly state?: ExpressCustomerStoreState | undefined;
}

/**
 * The customers of one account, in memory, with the rules of the Avara Express API but without HTTP.
 *
 * Operations of the API throw a {@link Refusal} where the API refuses. Used directly, they are what
 * somebody else does to the account: no request is recorded, and no fault applies.
 */
export class ExpressCustomerStore {
  readonly #seed: string;
  readonly #apiKeyId: string;
  readonly #now: () => number;
  readonly #quirks: () => Quirks;
  readonly #entries = new Map<string, ExpressCustomerEntry>();
  /** Oldest first. Nothing but the tests' own `forget` removes one, so a position is a stable cursor. */
  readonly #order: ExpressCustomerEntry[] = [];
  #createdCount = 0;
  #revision = 0;

  constructor({
    seed,
    apiKeyId,
    now,
    quirks,
    state,
  }: ExpressCustomerStoreOptions) {
    this.#seed = seed;
    this.#apiKeyId = apiKeyId;
    this.#now = now;
    this.#quirks = quirks;
    if (state === undefined) return;
    this.#createdCount = state.createdCount;
    for (const { userIds, ...customer } of state.customers)
      this.#insert(customer, userIds);
  }

  /** How many customers there are, active and inactive. */
  get size(): number {
    return this.#order.length;
  }

  /** Rises with each change. */
  get revision(): number {
    return this.#revision;
  }

  /** All customers as they truly are, whatever the quirks. */
  all(): ExpressCustomer[] {
    return this.#order.map(({ customer }) => customer);
  }

  /** The customer as it truly is, whatever the quirks; undefined when there is none. */
  get(id: string): ExpressCustomer | undefined {
    return this.#entries.get(id)?.customer;
  }

  /** Adds a customer to begin with, inactive or with users from the start. */
  add(initial: InitialExpressCustomer): ExpressCustomer {
    return this.#create(initial.name, initial.metadata ?? {}, {
      isActive: initial.isActive ?? true,
      userCount: initial.userCount ?? 0,
    });
  }

  /** Removes a customer for good, which the API cannot do: for tests of customers that are gone. */
  forget(id: string): void {
    const entry = this.#entry(id);
    this.#entries.delete(id);
    this.#order.splice(this.#order.indexOf(entry), 1);
    this.#revision += 1;
  }

  /** Operation "create". */
  create(params: CreateExpressCustomerParams): ExpressCustomer {
    return this.#create(params.expressCustomerName, params.metadata ?? {}, {
      isActive: true,
      userCount: 0,
    });
  }

  /** Operation "retrieve". */
  retrieve(id: string): ExpressCustomer {
    return this.#entry(id).read();
  }

  /** Operation "list": at most `limit` customers from `position` on. */
  list(position: number, limit: number): ExpressCustomerSlice {
    const { listLagMs, listOmitsInactive, listShifts } = this.#quirks();
    const isTooNew = ({ createdAt }: ExpressCustomer) =>
      listLagMs > 0 && Date.parse(createdAt ?? "") > this.#now() - listLagMs;
    const isListed = ({ customer }: ExpressCustomerEntry) =>
      (customer.isActive || !listOmitsInactive) && !isTooNew(customer);
    const customers: ExpressCustomer[] = [];
    for (let index = position; index < this.#order.length; index++) {
      const entry = this.#order[index];
      if (entry === undefined || !isListed(entry)) continue;
      if (customers.length < limit) {
        customers.push(entry.read());
        continue;
      }
      if (listShifts) this.#order.unshift(...this.#order.splice(index, 1));
      return { customers, nextPosition: index };
    }
    return { customers, nextPosition: undefined };
  }

  /** Operation "update". */
  update(id: string, params: UpdateExpressCustomerParams): ExpressCustomer {
    const entry = this.#entry(id);
    const { expressCustomerName: name, metadata } = params;
    const { patchInactiveRefused, metadataMerges } = this.#quirks();
    if (patchInactiveRefused && !entry.customer.isActive)
      throw new Refusal("conflict", "An inactive customer cannot be updated.");
    const changes: ExpressCustomerChanges = {};
    if (name !== undefined)
      changes.expressCustomerName = this.#acceptName(name, entry);
    if (metadata !== undefined)
      changes.metadata = acceptMetadata(
        metadataMerges && metadata !== null
          ? { ...entry.customer.metadata, ...metadata }
          : (metadata ?? {}),
      );
    return this.#change(entry, changes);
  }

  /** Operation "deactivate". */
  deactivate(id: string): ExpressCustomer {
    const entry = this.#entry(id);
    if (entry.customer.isActive)
      return this.#change(entry, { isActive: false });
    if (this.#quirks().deactivateInactiveRefused)
      throw new Refusal("conflict", "The customer is inactive already.");
    return entry.customer;
  }

  /** Operation "reactivate". */
  reactivate(id: string): ExpressCustomer {
    const entry = this.#entry(id);
    if (!entry.customer.isActive)
      return this.#change(entry, { isActive: true });
    if (this.#quirks().reactivateActiveRefused)
      throw new Refusal("conflict", "The customer is active already.");
    return entry.customer;
  }

  /** Operation "add user". Adding a user again succeeds, and changes nothing. */
  addUser(id: string, userId: string): MembershipChange {
    const entry = this.#entry(id);
    if (!entry.customer.isActive)
      throw new Refusal("conflict", "An inactive customer takes no new users.");
    if (this.#quirks().membershipFails) return failedMembershipChange;
    if (!entry.userIds.has(userId)) {
      entry.userIds.add(userId);
      this.#change(entry, { userCount: entry.customer.userCount + 1 });
    }
    return { success: true };
  }

  /** Operation "remove user". Removing a user again succeeds, and changes nothing. */
  removeUser(id: string, userId: string): MembershipChange {
    const entry = this.#entry(id);
    if (this.#quirks().membershipFails) return failedMembershipChange;
    if (entry.userIds.delete(userId))
      this.#change(entry, { userCount: entry.customer.userCount - 1 });
    return { success: true };
  }

  /** All that the store knows, to create another from. */
  state(): ExpressCustomerStoreState {
    return {
      createdCount: this.#createdCount,
      customers: this.#order.map(({ customer, userIds }) => ({
        ...customer,
        userIds: [...userIds],
      })),
    };
  }

  #create(
    name: string,
    metadata: Readonly<Record<string, string>>,
    given: Pick<ExpressCustomer, "isActive" | "userCount">,
  ): ExpressCustomer {
    const createdAt = new Date(this.#now()).toISOString();
    const acceptedName = this.#acceptName(name, undefined);
    const acceptedMetadata = acceptMetadata(metadata);
    const customer: ExpressCustomer = {
      expressCustomerId: this.#nextId(),
      expressCustomerName: acceptedName,
      ...given,
      createdAt,
      updatedAt: createdAt,
      createdByApiKeyId: this.#apiKeyId,
      createdByUserId: null,
      metadata: acceptedMetadata,
    };
    this.#insert(customer, []);
    this.#revision += 1;
    return customer;
  }

  #insert(customer: ExpressCustomer, userIds: readonly string[]): void {
    const entry = new ExpressCustomerEntry(customer, userIds);
    this.#entries.set(customer.expressCustomerId, entry);
    this.#order.push(entry);
  }

  #change(
    entry: ExpressCustomerEntry,
    changes: ExpressCustomerChanges,
  ): ExpressCustomer {
    this.#revision += 1;
    return entry.change(changes, {
      nowMs: this.#now(),
      staleReads: this.#quirks().staleReads,
    });
  }

  #entry(id: string): ExpressCustomerEntry {
    const entry = this.#entries.get(id);
    if (entry === undefined)
      throw new Refusal("notFound", "There is no such Express customer.");
    return entry;
  }

  #nextId(): string {
    this.#createdCount += 1;
    const id = `cus_${deriveHex(this.#seed, "customer", this.#createdCount)}`;
    // Taken only where a data file was edited by hand.
    return this.#entries.has(id) ? this.#nextId() : id;
  }

  #acceptName(given: string, own: ExpressCustomerEntry | undefined): string {
    const { namesTrimmed, uniqueNames } = this.#quirks();
    const name = namesTrimmed ? given.trim() : given;
    if (name.length < expressCustomerLimits.minNameLength)
      throw new Refusal("invalid", "expressCustomerName must not be empty.");
    const isTaken = (entry: ExpressCustomerEntry) =>
      entry !== own && entry.customer.expressCustomerName === name;
    if (uniqueNames && this.#order.some(isTaken))
      throw new Refusal("conflict", "Another customer has this name.");
    return name;
  }
}

const failedMembershipChange: MembershipChange = {
  success: false,
  message: "The membership was not changed.",
};
