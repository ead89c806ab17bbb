import type { ExpressCustomerStore } from "../../src/sandbox";
import type { ObservedWrite } from "./faulty-api";
import type { FleetModel } from "./fleet-model";
import { textAt } from "./small-terraform";
import type { PlannedAction } from "./small-terraform";

/** Watches each write that reaches the API: what no plan has announced must not be touched. */
export class WriteWatch {
  /** What was touched, and must not have been. */
  readonly offences: string[] = [];
  #isApplying = false;
  #lived = new Set<string>();
  #planned = new Map<string, PlannedAction>();
  #createdNames = new Set<string>();

  /** From here on, nothing may be written. */
  forbidAll(): void {
    this.#isApplying = false;
  }

  /** From here on, what is planned may be written. */
  allow(
    actions: readonly PlannedAction[],
    customers: ExpressCustomerStore,
  ): void {
    this.#isApplying = true;
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
    const name = customers.get(id)?.expressCustomerName ?? "";
    const planned = this.#planned.get(id);
    if (planned === undefined || planned.action === "nothing") {
      const isAdopted = model.mayAdopt && this.#createdNames.has(name);
      if (!isAdopted) offend();
      return;
    }
    const mayDeactivate =
      planned.action !== "update" || planned.config?.active === false;
    if (action === "deactivate" && !mayDeactivate) offend();
  }
}
