/**
 * Simulates Terraform between declarations and a provider: refreshes, plans and applies many resources
 * at once, keeps the state and the private state, and taints objects that were created halfway. Each
 * plan and each apply has its own provider.
 */
import { valuesEqual } from "../../../src/framework/engine/values/equality";
import {
  isUnknown,
  type ObjectValue,
} from "../../../src/framework/schema/values";
import { expressCustomerResource } from "../../../src/provider/express-customer/resource";
import type { ShownDiagnostic } from "../../support/provider/shown-diagnostic";
import {
  hasErrors,
  importInstance,
  planResource,
  plannedNothing,
  updateOf,
  type Instance,
  type PlannedAction,
  type Refresh,
} from "./plan-resource";
import {
  ProviderKilledError,
  startProvider,
  type ProviderProcess,
  type World,
} from "./provider-process";

const type = expressCustomerResource;

/** The text of an attribute. Empty if there is none. */
export function textAt(
  object: ObjectValue | null | undefined,
  name: string,
): string {
  const value = object?.[name];
  return typeof value === "string" ? value : "";
}

export interface Plan {
  readonly actions: readonly PlannedAction[];
  readonly errors: readonly ShownDiagnostic[];
}

export interface RunOptions {
  readonly declared: ReadonlyMap<string, ObjectValue>;
  /** Addresses to replace, as with `-replace`. */
  readonly replace: ReadonlySet<string>;
  /** The provider's block. */
  readonly settings: ObjectValue;
  /** @default first */
  readonly refresh?: Refresh;
  /** The ids to import, by address. @default none */
  readonly imports?: ReadonlyMap<string, string>;
}

export class SmallTerraform {
  /** The state, by address. */
  instances: ReadonlyMap<string, Instance> = new Map();
  readonly #world: World;
  /** Whether to behave like Terraform 1.16 and later. */
  readonly #keepsPlannedPrivate: boolean;

  constructor(world: World) {
    this.#world = world;
    this.#keepsPlannedPrivate = world.random.chance(0.5);
  }

  /** Refreshes and plans; writes nothing. */
  async plan(options: RunOptions): Promise<Plan> {
    const { declared, settings } = options;
    const addresses = new Set([...this.instances.keys(), ...declared.keys()]);
    const { process, errors } = await startProvider(this.#world, settings);
    if (errors.length > 0) return { actions: [], errors };
    const actions = await this.#forEach([...addresses], (address) =>
      this.#planOne(process, address, options),
    );
    return {
      actions,
      errors: actions
        .flatMap(({ diagnostics }) => diagnostics)
        .filter(({ severity }) => severity === "error"),
    };
  }

  /** Applies a plan, and returns all its diagnostics. The state has what was reached. */
  async apply(
    { actions }: Plan,
    { settings }: RunOptions,
  ): Promise<readonly ShownDiagnostic[]> {
    const { process, errors } = await startProvider(this.#world, settings);
    if (errors.length > 0) return errors;
    const instances = new Map(this.instances);
    const found = await this.#forEach(actions, async (planned) => {
      // If a refresh finds that an object is gone, the state loses it.
      if (planned.prior === null) instances.delete(planned.address);
      try {
        return await this.#applyOne(process, planned, instances);
      } catch (error) {
        if (!(error instanceof ProviderKilledError)) throw error;
        return [killedDiagnostic];
      }
    });
    this.instances = instances;
    return found.flat();
  }

  /** Puts a live customer into the state, as an import block does. */
  async import(
    address: string,
    id: string,
    settings: ObjectValue,
  ): Promise<void> {
    const { process } = await startProvider(this.#world, settings);
    const instance = await importInstance(process, id);
    this.instances = new Map(this.instances).set(address, instance);
  }

  /** Taints the object at an address, as `terraform taint` does. */
  taint(address: string): void {
    const held = this.instances.get(address);
    if (held !== undefined)
      this.instances = new Map(this.instances).set(address, {
        ...held,
        isTainted: true,
      });
  }

  async #planOne(
    process: ProviderProcess,
    address: string,
    { declared, replace, refresh = "first", imports }: RunOptions,
  ): Promise<PlannedAction> {
    const before = this.instances.get(address) ?? null;
    const config = declared.get(address) ?? null;
    try {
      return await planResource(process, {
        address,
        before,
        config,
        isReplaced: replace.has(address),
        refresh,
        importId: imports?.get(address),
        // Terraform 1.11 does this, and continues with the object from the state. Other versions refresh first.
        plansOrphanUnrefreshed: this.#world.random.chance(0.5),
      });
    } catch (error) {
      if (!(error instanceof ProviderKilledError)) throw error;
      return plannedNothing(address, before, config, [killedDiagnostic]);
    }
  }

  async #applyOne(
    process: ProviderProcess,
    planned: PlannedAction,
    instances: Map<string, Instance>,
  ): Promise<readonly ShownDiagnostic[]> {
    const { action, config, prior } = planned;
    const reported: ShownDiagnostic[] = [];
    if (prior !== null && (action === "destroy" || action === "replace"))
      reported.push(
        ...(await this.#destroy(process, planned, prior, instances)),
      );
    const isDone = action === "nothing" || action === "destroy";
    if (config !== null && !isDone && !hasErrors(reported))
      reported.push(
        ...(await this.#write(process, planned, config, instances)),
      );
    return reported;
  }

  async #destroy(
    { caller, call }: ProviderProcess,
    { address, private: plannedPrivate }: PlannedAction,
    prior: Instance,
    instances: Map<string, Instance>,
  ): Promise<readonly ShownDiagnostic[]> {
    const { diagnostics, state } = await call(
      caller.apply(type, {
        prior: prior.state,
        planned: null,
        plannedPrivate,
      }),
    );
    if (!hasErrors(diagnostics)) instances.delete(address);
    else if (state) instances.set(address, { ...prior, state });
    return diagnostics;
  }

  /** Plans again during apply, and continues with the second plan if it is compatible with the first. */
  async #write(
    { caller, call }: ProviderProcess,
    first: PlannedAction,
    config: ObjectValue,
    instances: Map<string, Instance>,
  ): Promise<readonly ShownDiagnostic[]> {
    const prior = first.action === "update" ? first.prior : null;
    const plan = await call(
      caller.plan(type, {
        ...(prior === null ? { config } : updateOf(prior, config)),
        ...(this.#keepsPlannedPrivate && { plannedPrivate: first.private }),
      }),
    );
    if (hasErrors(plan.diagnostics)) return plan.diagnostics;
    if (!isCompatible(first.planned, plan.planned))
      return [inconsistentDiagnostic];
    const { diagnostics, ...after } = await call(
      caller.apply(type, {
        prior: prior?.state ?? null,
        planned: plan.planned,
        plannedPrivate: plan.plannedPrivate,
      }),
    );
    if (after.state)
      instances.set(first.address, {
        state: after.state,
        private: after.private,
        isTainted: prior === null && hasErrors(diagnostics),
      });
    return [...plan.diagnostics, ...diagnostics];
  }

  /** Runs ten at a time, in random order. */
  async #forEach<T, R>(
    items: readonly T[],
    action: (item: T) => Promise<R>,
  ): Promise<readonly R[]> {
    const queue = this.#world.random.shuffle(items);
    const results: R[] = [];
    const work = async (): Promise<void> => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift())
        results.push(await action(item));
    };
    await Promise.all(Array.from({ length: 10 }, work));
    return results;
  }
}

/** Whether a second plan keeps all values that the first one knew, as Terraform checks before it writes. */
function isCompatible(
  first: ObjectValue | null,
  second: ObjectValue | null,
): boolean {
  return Object.entries(type.schema.attributes).every(
    ([name, attribute]) =>
      isUnknown(first?.[name] ?? null) ||
      valuesEqual(
        attribute.type,
        first?.[name] ?? null,
        second?.[name] ?? null,
      ),
  );
}

const inconsistentDiagnostic: ShownDiagnostic = {
  severity: "error",
  summary: "Provider produced inconsistent final plan",
  detail: "",
  path: "",
};

export const killedDiagnostic: ShownDiagnostic = {
  severity: "error",
  summary: "The plugin did not respond",
  detail: "",
  path: "",
};
