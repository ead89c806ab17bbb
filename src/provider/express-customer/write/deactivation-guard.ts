import type { Diagnostics } from "../../../framework/diagnostics";
import { isUnknown } from "../../../framework/values";
import type { Unknown } from "../../../framework/values";
import { describeCustomer, describeUserCount } from "../live/live-customer";
import type { LiveCustomer } from "../live/live-customer";

/** An active customer that is going to be deactivated. */
export interface Deactivation extends Pick<LiveCustomer, "id" | "name"> {
  /** Null where nobody can tell. */
  readonly userCount: number | null;
}

/** A write would deactivate more customers than the provider's configuration allows. Nothing was written. */
export class TooManyDeactivationsError extends Error {
  override readonly name = "TooManyDeactivationsError";
}

/**
 * Counts the customers that one run of the provider deactivates, and stops it where they are too many: when it plans,
 * and once more when it writes, for what no plan could know.
 */
export class DeactivationGuard {
  readonly #counted = new Map<string, Deactivation>();
  readonly #maxDeactivations: number | Unknown;

  constructor(maxDeactivations: number | Unknown = Infinity) {
    this.#maxDeactivations = maxDeactivations;
  }

  /**
   * Counts a deactivation that is planned, and warns of it. Is an error from the first one on that is too many; the
   * plan's errors and warnings together name them all.
   *
   * @param occasion why the customer is deactivated, to complete "… because"
   */
  announce(
    customer: Deactivation,
    occasion: string,
    diagnostics: Diagnostics,
  ): void {
    this.#counted.set(customer.id, customer);
    // Terraform groups warnings of the same summary, and would show one of them.
    diagnostics.warning(
      `Deactivates ${describeDeactivation(customer)}`,
      `It will be deactivated because ${occasion}. It keeps its data, but cannot be used for new studies and new user assignments until it is reactivated.`,
    );
    if (isUnknown(this.#maxDeactivations)) {
      diagnostics.error(
        "max_deactivations is not known yet",
        `Whether ${describeCustomer(customer)} may be deactivated cannot be checked against it. Give it a value that is known when planning.`,
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
   * Counts a deactivation that is about to be written, unless it has been announced in this run.
   *
   * @throws {TooManyDeactivationsError} when it is one too many
   */
  allow(customer: Pick<LiveCustomer, "id" | "name">): void {
    const { id, name } = customer;
    if (this.#counted.has(id)) return;
    const limit = this.#maxDeactivations;
    if (isUnknown(limit) || this.#counted.size >= limit)
      throw new TooManyDeactivationsError(
        `The provider's max_deactivations is ${isUnknown(limit) ? "not known" : limit}, and this would be one deactivation more. ` +
          `${describeCustomer(customer)} has not been deactivated. If this is what you want, raise max_deactivations, and apply again.`,
      );
    this.#counted.set(id, { id, name, userCount: null });
  }
}

/** How many customers one error names. A plan of thousands has thousands of errors. */
const maxListed = 20;

function listAll(deactivations: readonly Deactivation[]): string {
  const left = deactivations.length - maxListed;
  const lines = deactivations.slice(0, maxListed).map(describeDeactivation);
  if (left > 0) lines.push(`and ${left} more, each with a warning of its own`);
  return lines.map((line) => `  - ${line}`).join("\n");
}

function describeDeactivation(customer: Deactivation): string {
  return `${describeCustomer(customer)} with ${describeUserCount(customer.userCount)}`;
}
