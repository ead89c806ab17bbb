import type { Diagnostics } from "../../../framework/diagnostics";
import { isUnknown, type Unknown } from "../../../framework/schema/values";
import { type LiveCustomer } from "../live/live-customer";
import { describeCustomer, describeUserCount } from "../describe-customer";

/** An active customer that will be deactivated. */
export interface Deactivation extends Pick<LiveCustomer, "id" | "name"> {
  /** Null if it could not be read. */
  readonly userCount: number | null;
}

/** A write would deactivate more customers than `max_deactivations`. Nothing was written. */
export class TooManyDeactivationsError extends Error {
  override readonly name = "TooManyDeactivationsError";
}

/**
 * Counts the customers that one command deactivates, and stops it before it exceeds the limit: during
 * the plan, and again before each write, for values that the plan did not know. It counts customers,
 * not calls, because Terraform may plan the same object several times.
 */
export class DeactivationGuard {
  readonly #counted = new Map<string, Deactivation>();
  readonly #maxDeactivations: number | Unknown;

  constructor(maxDeactivations: number | Unknown = Infinity) {
    this.#maxDeactivations = maxDeactivations;
  }

  /**
   * Counts a planned deactivation and warns about it. Each one beyond the limit is an error. Errors
   * and warnings together name all customers.
   *
   * @param reason why the customer is deactivated, to complete "… because"
   */
  announce(
    customer: Deactivation,
    reason: string,
    diagnostics: Diagnostics,
  ): void {
    this.#counted.set(customer.id, customer);
    warn(customer, reason, diagnostics);
    if (isUnknown(this.#maxDeactivations)) {
      diagnostics.error(
        "max_deactivations is not known yet",
        `Whether ${describeCustomer(customer)} may be deactivated cannot be checked against it. Give it a value that is known during the plan.`,
      );
      return;
    }
    if (this.#counted.size <= this.#maxDeactivations) return;
    diagnostics.error(
      "The plan deactivates more customers than max_deactivations",
      `The provider's max_deactivations is ${this.#maxDeactivations}, and the plan deactivates at least ${this.#counted.size}:\n\n` +
        `${listAll([...this.#counted.values()])}\n\n${describeCustomer(customer)} has not been changed. If this is what you want, raise max_deactivations for this plan.`,
    );
  }

  /**
   * Counts a deactivation just before its write, and warns about it if no plan did.
   *
   * @throws {TooManyDeactivationsError} if it exceeds the limit
   */
  permit(
    customer: Deactivation,
    isAnnounced: boolean,
    diagnostics: Diagnostics,
  ): void {
    const limit = this.#maxDeactivations;
    const counted = [...this.#counted.keys()];
    const place = counted.indexOf(customer.id);
    // A plan beyond the limit counts too, but allows nothing.
    const before = place === -1 ? counted.length : place;
    if (isUnknown(limit) || before >= limit)
      throw new TooManyDeactivationsError(
        `The provider's max_deactivations is ${isUnknown(limit) ? "not known" : limit}, and this deactivation would exceed it. ` +
          `${describeCustomer(customer)} has not been changed. If this is what you want, raise max_deactivations, and apply again.`,
      );
    if (place !== -1) return;
    this.#counted.set(customer.id, customer);
    if (!isAnnounced)
      warn(
        customer,
        "it is active now, and its plan may not have shown this",
        diagnostics,
      );
  }
}

/** Terraform shows only one of several warnings with the same summary, so each has its own. */
function warn(
  customer: Deactivation,
  reason: string,
  diagnostics: Diagnostics,
): void {
  diagnostics.warning(
    `Deactivates ${describeDeactivation(customer)}`,
    `It is deactivated because ${reason}. It keeps its data, but cannot be used for new studies and new user assignments until it is reactivated.`,
  );
}

/** How many customers one error names. A large plan has many errors. */
const maxListed = 20;

function listAll(deactivations: readonly Deactivation[]): string {
  const left = deactivations.length - maxListed;
  const lines = deactivations.slice(0, maxListed).map(describeDeactivation);
  if (left > 0) lines.push(`and ${left} more, each with its own warning`);
  return lines.map((line) => `  - ${line}`).join("\n");
}

function describeDeactivation(customer: Deactivation): string {
  return `${describeCustomer(customer)} with ${describeUserCount(customer.userCount)}`;
}
