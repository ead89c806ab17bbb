import type { Diagnostics } from "../../framework/diagnostics";
import { isUnknown } from "../../framework/values";
import type { Unknown } from "../../framework/values";
import { describeCustomer, describeUserCount } from "./live-customer";
import type { LiveCustomer } from "./live-customer";

/** A customer that a plan will deactivate. */
export interface PlannedDeactivation extends Pick<LiveCustomer, "id" | "name"> {
  /** Null where nobody can tell. */
  readonly userCount: number | null;
}

/** Counts the customers that a plan deactivates, and stops a plan that holds too many. */
export class DeactivationGuard {
  readonly #planned = new Map<string, PlannedDeactivation>();
  readonly #maxDeactivations: number | Unknown;

  constructor(maxDeactivations: number | Unknown = Infinity) {
    this.#maxDeactivations = maxDeactivations;
  }

  /**
   * Notes a deactivation and warns of it. Is an error from the first one on that is too many; the
   * last error of a plan names them all.
   *
   * @param occasion why the customer is deactivated, to complete "… because"
   */
  note(
    customer: PlannedDeactivation,
    occasion: string,
    diagnostics: Diagnostics,
  ): void {
    this.#planned.set(customer.id, customer);
    // Terraform groups warnings of the same summary, and would show one of them.
    diagnostics.warning(
      `Deactivates ${describeCustomer(customer)} with ${describeUserCount(customer.userCount)}`,
      `It will be deactivated because ${occasion}. It keeps its data, but cannot be used for new studies and new user assignments until it is reactivated.`,
    );
    if (isUnknown(this.#maxDeactivations)) {
      diagnostics.error(
        "max_deactivations is not known yet",
        `Whether ${describeCustomer(customer)} may be deactivated cannot be checked against it. Give it a value that is known when planning.`,
      );
      return;
    }
    if (this.#planned.size <= this.#maxDeactivations) return;
    diagnostics.error(
      "The plan deactivates more customers than max_deactivations",
      `The provider's max_deactivations is ${this.#maxDeactivations}, and the plan deactivates at least ${this.#planned.size}:\n\n` +
        [...this.#planned.values()]
          .map(
            (one) =>
              `  - ${describeCustomer(one)} with ${describeUserCount(one.userCount)}`,
          )
          .join("\n") +
        `\n\n${describeCustomer(customer)} has not been changed. If this is what you want, raise max_deactivations for this plan.`,
    );
  }
}
