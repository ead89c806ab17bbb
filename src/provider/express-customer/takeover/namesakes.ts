import {
  AuthenticationError,
  ClientError,
  ConnectionError,
} from "../../../client/errors";
import type { CallContext } from "../../../framework/call-context";
import type { CustomerDirectory } from "../live/directory";
import type { LiveCustomer } from "../live/live-customer";

/** How much of the list to read for a warning. `adopt` and `fail` read the whole list. */
const maxPagesForWarning = 50;

/** Finds live customers by name. The API has no search by name, so this reads the list. */
export class Namesakes {
  readonly #directory: CustomerDirectory;
  #isGapReported = false;

  constructor(directory: CustomerDirectory) {
    this.#directory = directory;
  }

  /**
   * Returns all live customers of a name, each confirmed by a GET.
   *
   * @throws {ClientError}
   */
  async find(
    name: string,
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[]> {
    return this.#confirm(name, await this.#directory.all(signal), signal);
  }

  /**
   * Like `find`, for a warning, which must neither cost too much nor fail the plan. A list that is
   * too long, or that the API rejects, counts as empty. The first such gap is reported.
   *
   * @throws {ClientError} if nothing else would work either: no connection, or a key that is not accepted
   */
  async findForWarning(
    name: string,
    { diagnostics, signal }: Pick<CallContext, "diagnostics" | "signal">,
  ): Promise<readonly LiveCustomer[]> {
    let reason = `The account has more than ${maxPagesForWarning * 100} customers, and reading the list would take more than ${maxPagesForWarning} calls. To check anyway, set on_existing to "adopt" or "fail".`;
    try {
      const all = await this.#directory.allWithin(maxPagesForWarning, signal);
      if (all !== null) return await this.#confirm(name, all, signal);
    } catch (error) {
      if (
        !(error instanceof ClientError) ||
        error instanceof AuthenticationError ||
        error instanceof ConnectionError
      )
        throw error;
      reason = `The list of customers cannot be read: ${error.message}`;
    }
    if (!this.#isGapReported)
      diagnostics.warning(
        "Did not check whether customers of the same names already exist",
        reason,
      );
    this.#isGapReported = true;
    return [];
  }

  async #confirm(
    name: string,
    all: readonly LiveCustomer[],
    signal: AbortSignal,
  ): Promise<readonly LiveCustomer[]> {
    const confirmed = await Promise.all(
      all
        .filter((customer) => customer.name === name)
        .map(({ id }) => this.#directory.confirmed(id, signal)),
    );
    return confirmed.flatMap((live) => (live?.name === name ? [live] : []));
  }
}
