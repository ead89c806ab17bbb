import { AuthenticationError } from "../../../client/errors";
import { ClientError, ConnectionError } from "../../../client/errors";
import type { CallContext } from "../../../framework/resource";
import type { CustomerDirectory } from "./directory";
import type { LiveCustomer } from "./live-customer";

/** As much of the list as a warning is worth. `adopt` and `fail` read it to the end. */
const maxPagesForWarning = 50;

/** Finds the live customers of a name. The API has no search by name, so this reads the list. */
export class Namesakes {
  readonly #directory: CustomerDirectory;
  #isGapReported = false;

  constructor(directory: CustomerDirectory) {
    this.#directory = directory;
  }

  /**
   * All live customers of a name, each confirmed by a GET.
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
   * The same for a warning, which must neither cost too much nor fail the plan: a list that is too
   * long, or that the API refuses, counts as empty, and the first such gap is reported.
   *
   * @throws {ClientError} if nothing else would work either: no connection, or a key that is not accepted
   */
  async findForWarning(
    name: string,
    { diagnostics, signal }: Pick<CallContext, "diagnostics" | "signal">,
  ): Promise<readonly LiveCustomer[]> {
    let reason = `The account has more than ${maxPagesForWarning * 100} customers, and reading the list would take more than ${maxPagesForWarning} calls. To check nevertheless, set on_existing to "adopt" or "fail".`;
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
        "Not checked whether customers of the same names already exist",
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
    return confirmed.filter((live) => live?.name === name) as LiveCustomer[];
  }
}
