import type {
  CreateExpressCustomerParams,
  ExpressCustomer,
  MembershipChange,
  UpdateExpressCustomerParams,
} from "../../api/express-customer";
import { expressCustomerLimits } from "../../api/express-customer-limits";
import type { Quirks } from "../misbehaviour/quirks";
import { ExpressCustomerEntries } from "./entries";
import type {
  ExpressCustomerChanges,
  ExpressCustomerEntry,
  StoredCustomer,
} from "./entry";
import { acceptMetadata } from "./metadata";
import { Refusal } from "./refusal";

/** Everything that a store knows, to save it in a file. */
export interface ExpressCustomerStoreState {
  /** How many customers were ever created, including forgotten ones: no id is given twice. */
  readonly createdCount: number;
  /** Each with the users that are known by id. `userCount` may count more. */
  readonly customers: readonly (StoredCustomer & {
    readonly userIds: readonly string[];
  })[];
}

/** A customer to begin with. */
export interface InitialExpressCustomer {
  /** The name, which other customers may have too. */
  readonly name: string;
  /** Whether it is active. @default true */
  readonly isActive?: boolean;
  /** Texts by key. @default {} */
  readonly metadata?: Readonly<Record<string, string>>;
  /** How many users it has. @default 0 */
  readonly userCount?: number;
}

/** Consecutive customers of the list, and the position of the next ones: undefined at the end. */
export interface ExpressCustomerSlice {
  /** The customers, in the order of the list. */
  readonly customers: readonly ExpressCustomer[];
  /** Where the next slice begins. */
  readonly nextPosition: number | undefined;
}

export interface ExpressCustomerStoreOptions {
  /** Ids are derived from it: the same seed gives the same ids. */
  readonly seed: string;
  /** The UUID of the API key that creates customers. */
  readonly apiKeyId: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly quirks: () => Quirks;
  /** @default no customers */
  readonly state?: ExpressCustomerStoreState | undefined;
}

/**
 * The customers of one account, in memory, with the rules of the Avara Express API but without HTTP.
 *
 * Operations of the API throw a {@link Refusal} if the API rejects the call. A direct call is a change outside the API: no
 * request is recorded, and no fault applies.
 */
export class ExpressCustomerStore {
  readonly #apiKeyId: string;
  readonly #now: () => number;
  readonly #quirks: () => Quirks;
  readonly #entries: ExpressCustomerEntries;
  #revision = 0;

  constructor(options: ExpressCustomerStoreOptions) {
    const { seed, apiKeyId, now, quirks, state } = options;
    this.#apiKeyId = apiKeyId;
    this.#now = now;
    this.#quirks = quirks;
    this.#entries = new ExpressCustomerEntries(seed, state?.createdCount ?? 0);
    for (const { userIds, ...customer } of state?.customers ?? [])
      this.#entries.insert(customer, userIds);
  }

  /** How many customers there are, active and inactive. */
  get size(): number {
    return this.#entries.all.length;
  }

  /** Increases with each change. */
  get revision(): number {
    return this.#revision;
  }

  /** All customers as they are, whatever the quirks. */
  all(): ExpressCustomer[] {
    return this.#entries.all.map(({ customer }) => customer);
  }

  /** The customer as it is, whatever the quirks; undefined if there is none. */
  get(id: string): ExpressCustomer | undefined {
    return this.#entries.find(id)?.customer;
  }

  /** Everything that the store knows, to create another one from it. */
  state(): ExpressCustomerStoreState {
    return {
      createdCount: this.#entries.createdCount,
      customers: this.#entries.all.map(({ customer, userIds }) => ({
        ...customer,
        userIds: [...userIds],
      })),
    };
  }

  /** Adds a customer to begin with, which may be inactive or have users. */
  add(initial: InitialExpressCustomer): ExpressCustomer {
    return this.#create(initial.name, initial.metadata ?? {}, {
      isActive: initial.isActive ?? true,
      userCount: initial.userCount ?? 0,
    });
  }

  /** Removes a customer, which the API cannot do: for tests of customers that are gone. */
  forget(id: string): void {
    this.#entries.remove(id);
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
    return this.#entries.get(id).read();
  }

  /** Operation "list": at most `limit` customers from `position` on. */
  list(position: number, limit: number): ExpressCustomerSlice {
    const { listLagMs, listOmitsInactive, listOmitsMetadata, listShifts } =
      this.#quirks();
    const lateMs = listLagMs > 0 ? this.#now() - listLagMs : undefined;
    const customers: ExpressCustomer[] = [];
    for (const [index, entry] of this.#entries.all.entries()) {
      if (index < position) continue;
      const listed = lateMs === undefined ? entry.customer : entry.at(lateMs);
      if (listed === undefined || (listOmitsInactive && !listed.isActive))
        continue;
      if (customers.length === limit) {
        if (listShifts) this.#entries.moveToFront(index);
        return { customers, nextPosition: index };
      }
      // Only customers that are shown count as read.
      const shown = lateMs === undefined ? entry.read() : listed;
      customers.push(listOmitsMetadata ? omitMetadata(shown) : shown);
    }
    return { customers, nextPosition: undefined };
  }

  /** Operation "update". */
  update(id: string, params: UpdateExpressCustomerParams): ExpressCustomer {
    const entry = this.#entries.get(id);
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
    const { deactivateInactiveRefused } = this.#quirks();
    return this.#setActive(id, false, deactivateInactiveRefused);
  }

  /** Operation "reactivate". */
  reactivate(id: string): ExpressCustomer {
    const { reactivateActiveRefused } = this.#quirks();
    return this.#setActive(id, true, reactivateActiveRefused);
  }

  /** Operation "add user". Adding a user again succeeds and changes nothing. */
  addUser(id: string, userId: string): MembershipChange {
    const entry = this.#entries.get(id);
    if (!entry.customer.isActive)
      throw new Refusal(
        "conflict",
        "An inactive customer does not accept new users.",
      );
    if (this.#quirks().membershipFails) return failedMembershipChange;
    if (!entry.userIds.has(userId)) {
      entry.userIds.add(userId);
      this.#change(entry, { userCount: entry.customer.userCount + 1 });
    }
    return { success: true };
  }

  /** Operation "remove user". Removing a user again succeeds and changes nothing. */
  removeUser(id: string, userId: string): MembershipChange {
    const entry = this.#entries.get(id);
    if (this.#quirks().membershipFails) return failedMembershipChange;
    if (entry.userIds.delete(userId))
      this.#change(entry, { userCount: entry.customer.userCount - 1 });
    return { success: true };
  }

  #create(
    name: string,
    metadata: Readonly<Record<string, string>>,
    given: Pick<ExpressCustomer, "isActive" | "userCount">,
  ): ExpressCustomer {
    const createdAt = new Date(this.#now()).toISOString();
    const acceptedName = this.#acceptName(name, undefined);
    const acceptedMetadata = acceptMetadata(metadata);
    const customer: StoredCustomer = {
      expressCustomerId: this.#entries.nextId(),
      expressCustomerName: acceptedName,
      ...given,
      createdAt,
      updatedAt: createdAt,
      createdByApiKeyId: this.#apiKeyId,
      createdByUserId: null,
      metadata: acceptedMetadata,
    };
    this.#entries.insert(customer, []);
    this.#revision += 1;
    return customer;
  }

  #setActive(
    id: string,
    isActive: boolean,
    isRepeatRefused: boolean,
  ): ExpressCustomer {
    const entry = this.#entries.get(id);
    if (entry.customer.isActive !== isActive)
      return this.#change(entry, { isActive });
    if (!isRepeatRefused) return entry.customer;
    const status = isActive ? "active" : "inactive";
    throw new Refusal("conflict", `The customer is already ${status}.`);
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

  #acceptName(given: string, own: ExpressCustomerEntry | undefined): string {
    const { namesTrimmed, uniqueNames } = this.#quirks();
    const name = namesTrimmed ? given.trim() : given;
    if (name.length < expressCustomerLimits.minNameLength)
      throw new Refusal("invalid", "expressCustomerName must not be empty.");
    const isTaken = (entry: ExpressCustomerEntry) =>
      entry !== own && entry.customer.expressCustomerName === name;
    if (uniqueNames && this.#entries.all.some(isTaken))
      throw new Refusal("conflict", "Another customer has this name.");
    return name;
  }
}

const failedMembershipChange: MembershipChange = {
  success: false,
  message: "The membership was not changed.",
};

function omitMetadata(customer: ExpressCustomer): ExpressCustomer {
  const shown = { ...customer };
  delete shown.metadata;
  return shown;
}
