import type { ExpressCustomer } from "../../../api/express-customer";
import { nothingIgnored, withoutIgnored } from "../metadata/ignored-keys";
import {
  isSameCustomer,
  liveCustomerOf,
  type LiveCustomer,
  type StatedCustomer,
} from "./live-customer";

/** How many consecutive rows must be right at first. This costs nothing: a command's first three reads are GETs. */
const firstNeeded = 3;

/**
 * Decides whether to believe a row of the list without a GET.
 *
 * The list may lag, and it may omit parts of a customer. So a row is believed
 *
 * - if it equals the state;
 * - if it is newer than the state, and the list has earned trust: the last rows that a GET checked
 *   were right (three of them, and twice as many after each wrong one). An older row may always be
 *   the list's lag.
 *
 * A row without a metadata field says nothing about metadata until another row has had the field, or
 * GETs of customers without metadata have shown that the API omits it.
 */
export class ListTrust {
  #needed = firstNeeded;
  #right = 0;
  #hasShownMetadata = false;

  /** @param stated null if the state knows only the id */
  believes(row: ExpressCustomer, stated: StatedCustomer | null): boolean {
    this.see(row);
    const isEarned = this.#right >= this.#needed;
    if (stated === null) return isEarned;
    const live = liveCustomerOf(row);
    const { ignored = nothingIgnored } = stated;
    const shown = {
      ...live,
      metadata: withoutIgnored(live.metadata, ignored),
    };
    // A state may still have keys that are ignored only now.
    const known = {
      ...stated,
      metadata: withoutIgnored(stated.metadata, ignored),
    };
    return isSameCustomer(shown, known)
      ? this.#hasShownMetadata || isEarned
      : isEarned &&
          isNewer(shown, known) &&
          (this.#hasShownMetadata || known.metadata.size === 0);
  }

  /** Learns whether the list has the metadata field. */
  see({ metadata }: ExpressCustomer): void {
    if (metadata !== undefined) this.#hasShownMetadata = true;
  }

  /** Whether a row says what metadata its customer has. */
  isWhole(row: ExpressCustomer): boolean {
    this.see(row);
    return this.#hasShownMetadata || this.#right >= this.#needed;
  }

  /** Compares a row with what a GET of the same customer returned; null if it is gone. */
  compare(row: ExpressCustomer, received: ExpressCustomer | null): void {
    const isRight =
      received !== null &&
      isSameCustomer(liveCustomerOf(row), liveCustomerOf(received)) &&
      (row.metadata === undefined) === (received.metadata === undefined);
    this.#right = isRight ? this.#right + 1 : 0;
    if (!isRight) this.#needed *= 2;
  }
}

/** Whether a row is newer than the state. False if either time is missing. */
function isNewer(row: LiveCustomer, stated: StatedCustomer): boolean {
  return (
    row.updatedAt !== null &&
    stated.updatedAt !== null &&
    Date.parse(row.updatedAt) > Date.parse(stated.updatedAt)
  );
}
