import type { ExpressCustomerStore } from "../../src/sandbox";
import type { ShownDiagnostic } from "../support/provider/shown-diagnostic";
import type { ObservedWrite } from "./faulty-api";
import { textAt } from "./simulated-terraform/small-terraform";
import type { PlannedAction } from "./simulated-terraform/plan-resource";

/** Checks each write that reaches the API: a write that the plan does not show is a violation. */
export class WriteWatch {
  /** The violations. */
  readonly offences: string[] = [];
  #isApplying = false;
  #existing = new Set<string>();
  #announced = new Set<string>();
  #unannounced = new Set<string>();
  #planned = new Map<string, PlannedAction>();

  /** From now on, nothing may be written. */
  forbidAll(): void {
    this.#isApplying = false;
  }

  /** From now on, planned writes are allowed. */
  allow(
    actions: readonly PlannedAction[],
    customers: ExpressCustomerStore,
  ): void {
    this.#isApplying = true;
    this.#unannounced.clear();
    this.#announced = announcedIn(actions.flatMap((one) => one.diagnostics));
    this.#existing = new Set(
      customers.all().map(({ expressCustomerId }) => expressCustomerId),
    );
    // An object may write to its customer in the state, and to the customer whose id the plan shows.
    this.#planned = new Map(
      actions
        .filter(({ action }) => action !== "nothing")
        .flatMap((planned) => [
          [textAt(planned.prior?.state, "id"), planned] as const,
          [textAt(planned.planned, "id"), planned] as const,
        ]),
    );
  }

  /** Checks a write before it happens. */
  judge(
    { method, path }: ObservedWrite,
    customers: ExpressCustomerStore,
  ): void {
    const offend = (why: string): void => {
      this.offences.push(`${method} ${path}: ${why}`);
    };
    const [id, action] = path.split("/").slice(3);
    if (!this.#isApplying) {
      offend("nothing is applied");
      return;
    }
    // A create, or a customer that this run has created.
    if (id === undefined || !this.#existing.has(id)) return;
    const planned = this.#planned.get(id);
    if (planned === undefined) {
      offend("no planned object has this customer");
      return;
    }
    if (action !== "deactivate" || customers.get(id)?.isActive !== true) return;
    if (planned.action !== "destroy" && planned.config?.active !== false)
      offend("it is declared active");
    if (!this.#announced.has(id)) this.#unannounced.add(id);
  }

  /** Checks that an apply has reported each deactivation that the plan did not announce. */
  checkReport(diagnostics: readonly ShownDiagnostic[]): void {
    const announced = announcedIn(diagnostics);
    for (const id of this.#unannounced)
      if (!announced.has(id))
        this.offences.push(`deactivate ${id}: neither plan nor apply says so`);
  }
}

function announcedIn(diagnostics: readonly ShownDiagnostic[]): Set<string> {
  return new Set(
    diagnostics
      .map(({ summary }) => /^Deactivates .*\((cus_\w+)\)/.exec(summary)?.[1])
      .filter((id) => id !== undefined),
  );
}
