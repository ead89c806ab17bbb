/** Plans one resource as Terraform does: refreshes it, and lets the provider plan the change. */
import { valuesEqual } from "../../../src/framework/engine/values/equality";
import {
  isComputed,
  objectTypeOf,
  type Schema,
} from "../../../src/framework/schema/schema";
import type { ObjectValue, Value } from "../../../src/framework/schema/values";
import { expressCustomerResource as type } from "../../../src/provider/express-customer/resource";
import type { ShownDiagnostic } from "../../support/provider/shown-diagnostic";
import type { ProviderProcess } from "./provider-process";

/** The object of a state at an address. */
export interface Instance {
  readonly state: ObjectValue;
  readonly private: Uint8Array;
  readonly isTainted: boolean;
}

type Action = "create" | "update" | "replace" | "destroy" | "nothing";

/** The plan for an address. */
export interface PlannedAction {
  readonly address: string;
  readonly action: Action;
  /** The prior state. Null for a create. */
  readonly prior: Instance | null;
  /** Null for a destroy. */
  readonly config: ObjectValue | null;
  /** The planned values; null for a destroy. */
  readonly planned: ObjectValue | null;
  readonly private: Uint8Array;
  readonly diagnostics: readonly ShownDiagnostic[];
}

/** What a plan refreshes: everything, nothing (`-refresh=false`), or only what changes (`-minimal-refresh`). */
export type Refresh = "first" | "never" | "minimal";

/** The input of a plan for an address. */
interface PlanOptions {
  readonly address: string;
  /** The object in the state. */
  readonly before: Instance | null;
  /** Null for an orphan, which is no longer declared. */
  readonly config: ObjectValue | null;
  readonly isReplaced: boolean;
  readonly refresh: Refresh;
  /** The id to import at the address, which is not in the state. */
  readonly importId?: string | undefined;
  /** Whether the destruction of an orphan is planned before it is refreshed. */
  readonly plansOrphanUnrefreshed: boolean;
}

/** Refreshes and plans one resource. */
export async function planResource(
  process: ProviderProcess,
  options: PlanOptions,
): Promise<PlannedAction> {
  const { before, config, importId } = options;
  if (importId !== undefined)
    return planDeclared(process, config ?? {}, {
      ...options,
      before: await importInstance(process, importId),
    });
  if (config !== null) return planDeclared(process, config, options);
  if (before !== null) return planOrphan(process, before, options);
  throw new Error("Nothing is declared, and nothing is held.");
}

/** Imports a customer. Terraform always reads it afterwards. */
export async function importInstance(
  process: ProviderProcess,
  id: string,
): Promise<Instance> {
  const { caller, call } = process;
  const { imported } = await call(caller.import(type, id));
  const [found] = imported;
  if (found?.state === undefined || found.state === null)
    throw new Error(`${id} could not be imported.`);
  const read = await call(caller.read(type, found.state, found.private));
  if (read.state === null || read.state === undefined)
    throw new Error(`${id} could not be read.`);
  return { state: read.state, private: read.private, isTainted: false };
}

/** Plans to destroy a resource that is no longer declared. */
async function planOrphan(
  process: ProviderProcess,
  before: Instance,
  { address, plansOrphanUnrefreshed, refresh: when }: PlanOptions,
): Promise<PlannedAction> {
  const first =
    plansOrphanUnrefreshed || when !== "first"
      ? await planDestroy(process, address, before)
      : undefined;
  if (first !== undefined && when === "never") return first;
  if (first !== undefined && hasErrors(first.diagnostics)) return first;
  const { instance, diagnostics } = await refresh(process, before);
  if (instance === null || diagnostics.length > 0)
    return plannedNothing(address, instance, null, [
      ...(first?.diagnostics ?? []),
      ...diagnostics,
    ]);
  return first ?? planDestroy(process, address, instance);
}

async function planDestroy(
  { caller, call }: ProviderProcess,
  address: string,
  prior: Instance,
): Promise<PlannedAction> {
  const { plannedPrivate, diagnostics } = await call(
    caller.plan(type, {
      prior: prior.state,
      config: null,
      proposed: null,
      priorPrivate: prior.private,
    }),
  );
  return {
    address,
    action: "destroy",
    prior,
    config: null,
    planned: null,
    private: plannedPrivate,
    diagnostics,
  };
}

async function planDeclared(
  process: ProviderProcess,
  config: ObjectValue,
  options: PlanOptions,
): Promise<PlannedAction> {
  const { address, before, refresh: when } = options;
  if (when === "never") return planFrom(process, before, config, options);
  if (when === "minimal" && before !== null) {
    const first = await planFrom(process, before, config, options);
    if (first.action === "nothing") return first;
  }
  const refreshed = await refresh(process, before);
  const { instance: prior, diagnostics, privateIfGone } = refreshed;
  return diagnostics.length > 0
    ? plannedNothing(address, prior, config, diagnostics)
    : planFrom(process, prior, config, options, privateIfGone);
}

/** Plans from the state, or from the refreshed object. */
async function planFrom(
  process: ProviderProcess,
  prior: Instance | null,
  config: ObjectValue,
  { address, isReplaced }: PlanOptions,
  privateIfGone: Uint8Array = new Uint8Array(0),
): Promise<PlannedAction> {
  const { caller, call } = process;
  const isNew = prior === null || prior.isTainted;
  const response = await call(
    caller.plan(
      type,
      isNew ? { config, priorPrivate: privateIfGone } : updateOf(prior, config),
    ),
  );
  const planned = {
    address,
    prior,
    config,
    planned: response.planned,
    private: response.plannedPrivate,
    diagnostics: response.diagnostics,
  };
  if (isNew)
    return { ...planned, action: prior === null ? "create" : "replace" };
  if (hasErrors(response.diagnostics)) return { ...planned, action: "nothing" };
  if (isReplaced) {
    const priorPrivate = response.plannedPrivate;
    const second = await call(caller.plan(type, { config, priorPrivate }));
    return {
      ...planned,
      action: "replace",
      planned: second.planned,
      private: second.plannedPrivate,
      diagnostics: [...response.diagnostics, ...second.diagnostics],
    };
  }
  const isSame = valuesEqual(
    objectTypeOf(type.schema),
    prior.state,
    response.planned,
  );
  return { ...planned, action: isSame ? "nothing" : "update" };
}

/** Plans nothing, and keeps the diagnostics. */
export function plannedNothing(
  address: string,
  prior: Instance | null,
  config: ObjectValue | null,
  diagnostics: readonly ShownDiagnostic[],
): PlannedAction {
  return {
    address,
    action: "nothing",
    prior,
    config,
    planned: prior?.state ?? null,
    private: new Uint8Array(0),
    diagnostics,
  };
}

/** Reads the object of a state. Null if it is gone. */
async function refresh(
  { caller, call }: ProviderProcess,
  before: Instance | null,
): Promise<{
  readonly instance: Instance | null;
  readonly diagnostics: readonly ShownDiagnostic[];
  /** Terraform plans a new object with it, in place of one that is gone. */
  readonly privateIfGone?: Uint8Array;
}> {
  if (before === null) return { instance: null, diagnostics: [] };
  const { diagnostics, ...read } = await call(
    caller.read(type, before.state, before.private),
  );
  if (diagnostics.length > 0) return { instance: before, diagnostics };
  const instance = read.state
    ? { ...before, state: read.state, private: read.private }
    : null;
  return instance === null
    ? { instance, diagnostics, privateIfGone: read.private }
    : { instance, diagnostics };
}

/** Whether one of them is an error. */
export function hasErrors(diagnostics: readonly ShownDiagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** The proposal has the prior values of computed attributes that the configuration omits. */
export function updateOf(prior: Instance, config: ObjectValue) {
  const schema: Schema = type.schema;
  const proposed = new Map<string, Value>();
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const configured = config[name] ?? null;
    const isLeftOut = configured === null && isComputed(attribute);
    proposed.set(name, isLeftOut ? (prior.state[name] ?? null) : configured);
  }
  return {
    prior: prior.state,
    config,
    proposed: Object.fromEntries(proposed),
    priorPrivate: prior.private,
  };
}
