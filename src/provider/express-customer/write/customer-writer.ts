/**
 * Brings a live customer to what is declared, with the fewest writes, in the order that needs no
 * update of an inactive customer: reactivate, then patch; patch, then deactivate.
 *
 * The API's contract leaves open what `PATCH metadata` does to keys that it does not name, whether
 * names are normalised, and whether a read sees the write before it. So each answer is compared
 * with what was sent.
 */
import { ApiError } from "../../../client/errors";
import type { UpdateExpressCustomerParams } from "../../../api/express-customer";
import type { Clock } from "../../../system/clock";
import { RequestAbortedError } from "../../../client/errors";
import type { ExpressCustomers } from "../../../client/express-customers";
import { quote } from "../../../text/quote";
import { isSameMetadata, liveCustomerOf } from "../live/live-customer";
import type {
  DeclaredCustomer,
  LiveCustomer,
  StableCustomer,
} from "../live/live-customer";

/** The API accepted a write, but what it stores is something else. */
export class StoredDifferentlyError extends Error {
  override readonly name = "StoredDifferentlyError";
  readonly attribute: keyof DeclaredCustomer;

  constructor(attribute: keyof DeclaredCustomer, difference: string) {
    super(
      `The API accepted the ${attribute}, but ${difference}. Declare it in the form that the API keeps.`,
    );
    this.attribute = attribute;
  }
}

/** Each write took place, and yet the customer is not as declared. */
export class ChangedMeanwhileError extends Error {
  override readonly name = "ChangedMeanwhileError";

  constructor() {
    super(
      "Somebody else changes the customer at the same time. Apply again when they are done.",
    );
  }
}

/** How often everything is compared and written, where somebody else writes too. */
const maxRounds = 3;

/** How often a customer is read again that is not yet as it was written. */
const maxLooks = 3;
const firstLookDelayMs = 200;

export interface CustomerWriterOptions {
  readonly api: ExpressCustomers;
  /** Is told of every customer that the API has answered a write with. */
  readonly onWrite: (live: LiveCustomer) => void;
  /** Is asked before an active customer is deactivated, and throws where that may not be. */
  readonly onDeactivate: (live: StableCustomer) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Writes to one customer, and knows at every moment how far it got. */
export class CustomerWriter {
  readonly #options: CustomerWriterOptions;
  #live: StableCustomer;

  constructor(live: StableCustomer, options: CustomerWriterOptions) {
    this.#live = live;
    this.#options = options;
  }

  /** The customer as the last answer showed it: also after a write that failed. */
  get live(): StableCustomer {
    return this.#live;
  }

  /**
   * Makes the customer what is declared.
   *
   * @throws {ClientError} when a write fails; those before it took place.
   * @throws {StoredDifferentlyError} when the API keeps something else than it was sent.
   * @throws {ChangedMeanwhileError} when somebody else changes it again and again.
   * @throws {Error} what `onDeactivate` throws; the writes before it took place.
   */
  async settle(declared: DeclaredCustomer): Promise<void> {
    // An answer may show what somebody else has changed meanwhile: then once more.
    for (let round = 0; round < maxRounds; round += 1) {
      if (isAsDeclared(this.#live, declared)) return;
      if (declared.active) await this.setActive(true);
      await this.#patch(declared);
      await this.setActive(declared.active);
    }
    if (!isAsDeclared(this.#live, declared)) throw new ChangedMeanwhileError();
  }

  /** Deactivates or reactivates the customer, where it is not so already. */
  async setActive(active: boolean): Promise<void> {
    if (this.#live.active === active) return;
    const { api, signal, onDeactivate } = this.#options;
    const { id } = this.#live;
    if (!active) onDeactivate(this.#live);
    try {
      const answer = await (active
        ? api.reactivate(id, { signal })
        : api.deactivate(id, { signal }));
      this.#noteWrite(liveCustomerOf(answer));
    } catch (error) {
      // Somebody else may have done it meanwhile, and the API may refuse to do it twice.
      if (
        !isRefusal(error) ||
        !(await this.#looksSo((live) => live.active === active))
      )
        throw error;
      return;
    }
    if (!(await this.#isOrLooksSo((live) => live.active === active)))
      throw new StoredDifferentlyError(
        "active",
        `it stays ${String(this.#live.active)}, and not ${String(active)}`,
      );
  }

  async #patch(declared: DeclaredCustomer): Promise<void> {
    const isRenamed = declared.name !== this.#live.name;
    const hasMetadata = (live: StableCustomer): boolean =>
      isSameMetadata(declared.metadata, live.metadata);
    if (!isRenamed && hasMetadata(this.#live)) return;

    const metadata = metadataParams(declared);
    await this.#update({
      ...(isRenamed && { expressCustomerName: declared.name }),
      ...(!hasMetadata(this.#live) && metadata),
    });
    if (hasSuperfluousKeys(this.#live, declared)) {
      // The API merges: clear all, then send the whole.
      await this.#update({ metadata: null });
      if (declared.metadata.size > 0) await this.#update(metadata);
    }
    const isPatched = (live: StableCustomer): boolean =>
      live.name === declared.name && hasMetadata(live);
    if (await this.#isOrLooksSo(isPatched)) return;
    throw this.#live.name === declared.name
      ? new StoredDifferentlyError(
          "metadata",
          `stores something else for ${differingKeys(declared, this.#live)}`,
        )
      : new StoredDifferentlyError(
          "name",
          `stores ${quote(this.#live.name)} in place of ${quote(declared.name)}`,
        );
  }

  async #update(params: UpdateExpressCustomerParams): Promise<void> {
    const { api, signal } = this.#options;
    this.#noteWrite(
      liveCustomerOf(await api.update(this.#live.id, params, { signal })),
    );
  }

  #noteWrite(live: LiveCustomer): void {
    this.#live = live;
    this.#options.onWrite(live);
  }

  async #isOrLooksSo(
    isSo: (live: StableCustomer) => boolean,
  ): Promise<boolean> {
    return isSo(this.#live) || (await this.#looksSo(isSo));
  }

  /** Reads the customer until it is so, a few times: a read may be older than the write before it. */
  async #looksSo(isSo: (live: StableCustomer) => boolean): Promise<boolean> {
    const { api, clock, signal } = this.#options;
    for (let look = 0; look < maxLooks; look += 1) {
      if (look > 0)
        await clock
          .sleep(firstLookDelayMs * 2 ** (look - 1), signal)
          .catch(throwStopped);
      this.#live = liveCustomerOf(
        await api.retrieve(this.#live.id, { signal }),
      );
      if (isSo(this.#live)) return true;
    }
    return false;
  }
}

/** Whether the API understood the request, knows the customer, and says no. */
function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && [400, 409, 422].includes(error.status);
}

function isAsDeclared(
  live: StableCustomer,
  { name, active, metadata }: DeclaredCustomer,
): boolean {
  return (
    live.name === name &&
    live.active === active &&
    isSameMetadata(live.metadata, metadata)
  );
}

function metadataParams({
  metadata,
}: DeclaredCustomer): UpdateExpressCustomerParams {
  return {
    metadata: metadata.size === 0 ? null : Object.fromEntries(metadata),
  };
}

function hasSuperfluousKeys(
  live: StableCustomer,
  declared: DeclaredCustomer,
): boolean {
  return [...live.metadata.keys()].some((key) => !declared.metadata.has(key));
}

/** The keys alone: the values may be secrets of the user's. */
function differingKeys(
  { metadata: declared }: DeclaredCustomer,
  { metadata: stored }: StableCustomer,
): string {
  return [...new Set([...declared.keys(), ...stored.keys()])]
    .filter((key) => declared.get(key) !== stored.get(key))
    .map(quote)
    .join(", ");
}

function throwStopped(): never {
  throw new RequestAbortedError("Reading the customer again was stopped.", {
    outcome: "rejected",
  });
}
