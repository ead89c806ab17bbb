import type { ExpressCustomerStore } from "../../src/sandbox";
import type { ObservedWrite } from "./faulty-api";
import type { FleetModel } from "./fleet-model";
import { textAt } from "./small-terraform";
import type { PlannedAction } from "./plan-resource";

/** Watches each write that reaches the API: what no plan has announced must not be touched. */
export class WriteWatch {
  /** What was touched, and must not have been. */
  readonly offences: string[] = [];
  #isApplying = false;
  #isBlurred = false;
  #lived = new Set<string>();
  #announced = new Set<string>();
  #planned = new Map<string, PlannedAction>();
  #createdNames = new Set<string>();

  /** From here on, nothing may be written. */
  forbidAll(): void {
    this.#isApplying = false;
  }

  /**
   * From here on, what is planned may be written.
   *
   * @param isBlurred whether the plan may not have seen what lives
   */
  allow(
    actions: readonly PlannedAction[],
    customers: ExpressCustomerStore,
    isBlurred: boolean,
  ): void {
    this.#isApplying = true;
    this.#isBlurred = isBlurred;
    this.#announced = new Set(
      actions
        .flatMap(({ diagnostics }) => diagnostics)
        .map(({ summary }) => /^Deactivates .*\((cus_\w+)\)/.exec(summary)?.[1])
        .filter((id) => id !== undefined),
    );
    this.#lived = new Set(
      customers.all().map(({ expressCustomerId }) => expressCustomerId),
    );
    this.#planned = new Map(
      actions.map((planned) => [textAt(planned.prior?.state, "id"), planned]),
    );
    this.#createdNames = new Set(
      actions
        .filter(({ action }) => action === "create")
        .map(({ config }) => textAt(config, "name")),
    );
  }

  /** Judges a write, before it takes place. */
  judge(
    { method, path }: ObservedWrite,
    customers: ExpressCustomerStore,
    model: FleetModel,
  ): void {
    const offend = (): void => {
      this.offences.push(`${method} ${path}`);
    };
    const [id, action] = path.split("/").slice(3);
    if (!this.#isApplying) {
      offend();
      return;
    }
    // Created, or made by this run.
    if (id === undefined || !this.#lived.has(id)) return;
    const live = customers.get(id);
    const planned = this.#planned.get(id);
    const isDestroyed = /destroy|replace/.test(planned?.action ?? "");
    const isAdopted =
      model.mayAdopt && this.#createdNames.has(live?.expressCustomerName ?? "");
    if (action === "deactivate" && live?.isActive === true) {
      // Of what it cannot see, a plan announces what the state says.
      const mayBeUnannounced = isDestroyed && this.#isBlurred;
      if (!this.#announced.has(id) && !mayBeUnannounced) offend();
    } else if ((planned?.action ?? "nothing") === "nothing" && !isAdopted)
      offend();
  }
}
