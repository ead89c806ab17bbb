/**
 * Makes a live customer match the declaration, with as few writes as possible. Avoids updates of an
 * inactive customer: reactivates first, deactivates last.
 *
 * The API's contract does not define what `PATCH metadata` does to unnamed keys, whether names are
 * normalised, or whether a read sees an earlier write. So each response is compared with what was
 * sent.
 */
import { ApiError, RequestAbortedError } from "../../../client/errors";
import type { UpdateExpressCustomerParams } from "../../../api/express-customer";
import type { Clock } from "../../../system/clock";
import type { ExpressCustomers } from "../../../client/express-customers";
import { quote } from "../../../text/quote";
import {
  isSameMetadata,
  liveCustomerOf,
  type DeclaredCustomer,
  type LiveCustomer,
} from "../live/live-customer";
import {
  nothingIgnored,
  withoutIgnored,
  type IgnoredKeys,
} from "../metadata/ignored-keys";
import {
  ChangedMeanwhileError,
  KeysRemainError,
  StoredDifferentlyError,
} from "./write-errors";

/** How many times to compare and write everything if another client writes too. */
const maxRounds = 3;

/** How many times to read a customer again if it does not show the last write. */
const maxLooks = 3;
const firstLookDelayMs = 200;

type Pairs = readonly (readonly [string, string])[];

export interface CustomerWriterOptions {
  readonly api: ExpressCustomers;
  /** Receives the customer of every response to a write. */
  readonly onWrite: (live: LiveCustomer) => void;
  /** Called once or more before each deactivation, and before the writes that lead to it. Throws if it is not allowed. */
  readonly onDeactivate: (live: LiveCustomer) => void;
  /** The metadata keys to leave as they are. @default none */
  readonly ignored?: IgnoredKeys | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Writes to one customer, and always knows its last state. */
export class CustomerWriter {
  readonly #options: CustomerWriterOptions;
  #live: LiveCustomer;

  /** @param live the customer from a fresh GET, or from the response to a write */
  constructor(live: LiveCustomer, options: CustomerWriterOptions) {
    this.#live = live;
    this.#options = options;
  }

  /** The customer in the last response, also after a failed write. */
  get live(): LiveCustomer {
    return this.#live;
  }

  /**
   * Makes the customer match the declaration.
   *
   * @throws {ClientError} if a write fails, after earlier writes succeeded
   * @throws {StoredDifferentlyError} if the API stores something else than it was sent
   * @throws {ChangedMeanwhileError} if another client keeps changing the customer
   * @throws {Error} from `onDeactivate`, before anything was written if the customer was active by then
   */
  async settle(declared: DeclaredCustomer): Promise<void> {
    // A response may show a change by another client. Then compare and write again.
    for (let round = 0; round < maxRounds; round += 1) {
      if (this.#isAsDeclared(declared)) return;
      if (!declared.active) this.#askToDeactivate();
      if (declared.active) await this.#setActive(true);
      await this.#patch(declared);
      await this.#setActive(declared.active);
    }
    if (!this.#isAsDeclared(declared)) throw new ChangedMeanwhileError();
  }

  /**
   * Reactivates the customer if it is inactive.
   *
   * @throws as {@link settle}
   */
  async reactivate(): Promise<void> {
    await this.#setActive(true);
  }

  /**
   * Deactivates the customer if it is active.
   *
   * @throws as {@link settle}
   */
  async deactivate(): Promise<void> {
    await this.#setActive(false);
  }

  #askToDeactivate(): void {
    if (this.#live.active) this.#options.onDeactivate(this.#live);
  }

  async #setActive(active: boolean): Promise<void> {
    if (this.#live.active === active) return;
    // Another client may have reactivated the customer since the first question.
    if (!active) this.#askToDeactivate();
    const { api, signal } = this.#options;
    const { id } = this.#live;
    try {
      const response = await (active
        ? api.reactivate(id, { signal })
        : api.deactivate(id, { signal }));
      this.#noteWrite(liveCustomerOf(response));
    } catch (error) {
      // Another client may have done it already, and the API may reject doing it twice.
      if (
        !isRejection(error) ||
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
    const sendsName = declared.name !== this.#live.name;
    const hasMetadata = (live: LiveCustomer): boolean =>
      isSameMetadata(declared.metadata, this.#managed(live));
    const sendsMetadata = !hasMetadata(this.#live);
    if (!sendsName && !sendsMetadata) return;

    let left: Pairs = [];
    const params = async (): Promise<UpdateExpressCustomerParams> => {
      if (sendsMetadata) left = await this.#leftToOthers();
      return {
        ...(sendsName && { expressCustomerName: declared.name }),
        ...(sendsMetadata && metadataParams([...left, ...declared.metadata])),
      };
    };
    await this.#update(params);
    const isMerged = sendsMetadata && this.#hasSuperfluousKeys(declared);
    const isOursAlone =
      left.length === 0 &&
      this.#managed(this.#live).size === this.#live.metadata.size;
    if (isMerged && isOursAlone) {
      // The API merges metadata, so clear all of it and send everything.
      await this.#update(async () => {
        if ((await this.#leftToOthers()).length === 0)
          return { metadata: null };
        throw new KeysRemainError(this.#differingKeys(declared));
      });
      if (declared.metadata.size > 0) await this.#update(params);
    }
    // A field that was not sent may differ, if another client changed it. The next round corrects that.
    const storesName = (live: LiveCustomer): boolean =>
      !sendsName || live.name === declared.name;
    const storesAll = (live: LiveCustomer): boolean =>
      storesName(live) && (!sendsMetadata || hasMetadata(live));
    if (await this.#isOrLooksSo(storesAll)) return;
    if (isMerged && !isOursAlone)
      throw new KeysRemainError(this.#differingKeys(declared));
    throw storesName(this.#live)
      ? new StoredDifferentlyError(
          "metadata",
          `stores something else for ${this.#differingKeys(declared)}`,
        )
      : new StoredDifferentlyError(
          "name",
          `stores ${quote(this.#live.name)} instead of ${quote(declared.name)}`,
        );
  }

  async #update(
    params: Parameters<ExpressCustomers["update"]>[1],
  ): Promise<void> {
    const { api, signal } = this.#options;
    this.#noteWrite(
      liveCustomerOf(await api.update(this.#live.id, params, { signal })),
    );
  }

  /** The pairs of ignored keys, exactly as the API has them: Terraform may know a text in another form. */
  async #leftToOthers(): Promise<Pairs> {
    const { api, ignored = nothingIgnored, signal } = this.#options;
    if (ignored.entries.length === 0) return [];
    const { metadata } = await api.retrieve(this.#live.id, { signal });
    return Object.entries(metadata ?? {}).filter(([key]) =>
      ignored.has(key.normalize()),
    );
  }

  /** A customer's metadata without ignored keys. */
  #managed({ metadata }: LiveCustomer): ReadonlyMap<string, string> {
    return withoutIgnored(metadata, this.#options.ignored ?? nothingIgnored);
  }

  #isAsDeclared({ name, active, metadata }: DeclaredCustomer): boolean {
    return (
      this.#live.name === name &&
      this.#live.active === active &&
      isSameMetadata(this.#managed(this.#live), metadata)
    );
  }

  #hasSuperfluousKeys({ metadata }: DeclaredCustomer): boolean {
    return [...this.#managed(this.#live).keys()].some(
      (key) => !metadata.has(key),
    );
  }

  /** Names only the keys, because the values may be secret. */
  #differingKeys({ metadata: declared }: DeclaredCustomer): string {
    const stored = this.#managed(this.#live);
    return [...new Set([...declared.keys(), ...stored.keys()])]
      .filter((key) => declared.get(key) !== stored.get(key))
      .map(quote)
      .join(", ");
  }

  #noteWrite(live: LiveCustomer): void {
    this.#live = live;
    this.#options.onWrite(live);
  }

  async #isOrLooksSo(isSo: (live: LiveCustomer) => boolean): Promise<boolean> {
    return isSo(this.#live) || (await this.#looksSo(isSo));
  }

  /** Reads the customer a few times until the condition holds, because a read may be older than the last write. */
  async #looksSo(isSo: (live: LiveCustomer) => boolean): Promise<boolean> {
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

/** Whether the API understood the request and rejects it. */
function isRejection(error: unknown): boolean {
  return error instanceof ApiError && [400, 409, 422].includes(error.status);
}

function metadataParams(pairs: Pairs): UpdateExpressCustomerParams {
  return { metadata: pairs.length === 0 ? null : Object.fromEntries(pairs) };
}

function throwStopped(): never {
  throw new RequestAbortedError("Reading the customer again was stopped.", {
    outcome: "rejected",
  });
}
