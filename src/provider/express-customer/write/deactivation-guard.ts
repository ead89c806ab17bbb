import type { Diagnostics } from "../../../framework/diagnostics";
import { isUnknown } from "../../../framework/schema/values";
import type { Unknown } from "../../../framework/schema/values";
import { describeCustomer, describeUserCount } from "../live/live-customer";
import type { LiveCustomer } from "../live/live-customer";

/** An active customer that is going to be deactivated. */
export interface Deactivation extends Pick<LiveCustomer, "id" | "name"> {
  /** Null if it could not be read. */
  readonly userCount: number | null;
}

/** A write would deactivate more customers than `max_deactivations`. Nothing was written. */
export class TooManyDeactivationsError extends Error {
  override readonly name = "TooManyDeactivationsError";
}

/**
 * Counts the customers that one command deactivates, and stops it before the first one too many: at
 * plan, and once more before each write, for what the plan could not know. It counts customers, not
 * calls: Terraform may plan the same object two or three times.
 */
export class DeactivationGuard {
  readonly #counted = new Map<string, Deactivation>();
  readonly #maxDeactivations: number | Unknown;

  constructor(maxDeactivations: number | Unknown = Infinity) {
    this.#maxDeactivations = maxDeactivations;
  }

  /**
   * Counts a planned deactivation and warns of it. From the first one too many on, each is an error;
   * errors and warnings together name them all.
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
   * Counts a deactivation that is about to be written, and warns of it if no plan has.
   *
   * @throws {TooManyDeactivationsError} if it is one too many
   */
  permit(
    customer: Deactivation,
    isAnnounced: boolean,
    diagnostics: Diagnostics,
  ): void {
    if (this.#counted.has(customer.id)) return;
    const limit = this.#maxDeactivations;
    if (isUnknown(limit) || this.#counted.size >= limit)
      throw new TooManyDeactivationsError(
        `The provider's max_deactivations is ${isUnknown(limit) ? "not known" : limit}, and this would be one deactivation more. ` +
          `${describeCustomer(customer)} has not been changed. If this is what you want, raise max_deactivations, and apply again.`,
      );
    this.#counted.set(customer.id, customer);
    if (!isAnnounced)
      warn(
        customer,
        "it is active now, and was not when the plan was made",
        diagnostics,
      );
  }
}

/** Terraform groups warnings of the same summary and shows one of them, so each has its own. */
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

/** How many customers one error names. A plan of thousands has thousands of errors. */
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
