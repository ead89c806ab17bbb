/** Reads the declaration, the last state and the live customer from Terraform's plan. */
import { CliError } from "../../cli-error";
import type { ReportedCustomer } from "../report/drift-report";
import {
  type CustomerChange,
  type CustomerValues,
  type PlanJson,
  type StateModule,
  customerChangeSchema,
  customerValuesSchema,
  planSchema,
} from "./plan-schema";

/** One side of a customer. */
export interface CustomerSide {
  readonly values: Omit<CustomerValues, "metadata_all">;
  /** Terraform's marks; see `isMarked`. */
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

/** A customer of a plan. A side is null if the customer does not exist there. */
export interface PlannedCustomer {
  readonly address: string;
  /** Terraform's names for the actions of the next deploy. */
  readonly actions: readonly string[];
  readonly isImported: boolean;
  readonly declared: CustomerSide | null;
  readonly lastState: CustomerSide | null;
  readonly live: CustomerSide | null;
  /** What a failed plan left unknown. Do not read those sides: their values are not real. */
  readonly unknown: ReportedCustomer["unknown"];
}

/**
 * Reads a plan as `terraform show -json` prints it.
 *
 * @param refreshedIds the ids of the customers that Terraform refreshed, if the plan failed
 * @throws {CliError} if it is not a plan
 */
export function readPlan(
  json: string,
  refreshedIds?: ReadonlySet<string>,
): PlannedCustomer[] {
  try {
    const plan = planSchema.parse(JSON.parse(json));
    const changes = readChanges(plan.resource_changes);
    const drifts = readChanges(plan.resource_drift);
    const planned = [...changes].map(([address, change]): PlannedCustomer => {
      const isImported = change.importing !== undefined;
      return {
        address,
        actions: change.actions,
        isImported,
        declared: after(change),
        lastState: isImported ? null : before(drifts.get(address) ?? change),
        live: before(change),
        unknown: null,
      };
    });
    const unplanned =
      refreshedIds === undefined
        ? []
        : readUnplanned(plan, refreshedIds, drifts).filter(
            ({ address }) => !changes.has(address),
          );
    const known = new Set([...planned, ...unplanned].map((one) => one.address));
    // A customer that is gone and no longer declared appears under drift, but not under changes.
    const gone = [...drifts]
      .filter(([address]) => !known.has(address))
      .map(([address, drift]): PlannedCustomer => ({
        address,
        actions: [],
        isImported: false,
        declared: null,
        lastState: before(drift),
        live: null,
        unknown: refreshedIds === undefined ? null : "next_deploy",
      }));
    // A deposed object that is gone has a change from null to null.
    return [...planned, ...unplanned, ...gone].filter(
      ({ declared, lastState, live }) =>
        [declared, lastState, live].some((side) => side !== null),
    );
  } catch (cause) {
    throw new CliError(
      "Cannot read Terraform's plan: it does not have the form of Terraform 1. Update cdktf-avara, or use another Terraform.",
      { cause },
    );
  }
}

/**
 * Reads the state of a failed plan. A customer that Terraform did not refresh has the values of the last deploy.
 */
function readUnplanned(
  { prior_state: state }: PlanJson,
  refreshedIds: ReadonlySet<string>,
  drifts: ReadonlyMap<string, CustomerChange>,
): PlannedCustomer[] {
  const root = state?.values?.root_module;
  return (root === undefined ? [] : resourcesOf(root))
    .filter(isCustomer)
    .map((resource): PlannedCustomer => {
      const address = addressOf(resource.address, resource.deposed_key);
      const values = customerValuesSchema.parse(resource.values);
      const side = sideOf(values, resource.sensitive_values);
      const isSeen = refreshedIds.has(values.id ?? "");
      const drift = drifts.get(address);
      return {
        address,
        actions: [],
        isImported: false,
        declared: isSeen ? { ...side, values: {}, unknown: true } : null,
        lastState: drift === undefined ? side : before(drift),
        live: isSeen ? side : null,
        unknown: isSeen ? "next_deploy" : "live",
      };
    });
}

function resourcesOf(module: StateModule): StateModule["resources"] {
  return [
    ...module.resources,
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

/** The changes of customers by their addresses. */
function readChanges(
  resources: PlanJson["resource_changes"],
): Map<string, CustomerChange> {
  return new Map(
    resources
      .filter(isCustomer)
      .map(({ address, deposed, change }) => [
        addressOf(address, deposed),
        customerChangeSchema.parse(change),
      ]),
  );
}

function isCustomer({ mode, type }: { mode: string; type: string }): boolean {
  return mode === "managed" && type === "avara_express_customer";
}

/** A unique address. A deposed object shares the address of its replacement, so its key is appended. */
function addressOf(address: string, deposed: string | undefined): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function before({
  before,
  before_sensitive,
}: CustomerChange): CustomerSide | null {
  if (before === null) return null;
  return sideOf(before, before_sensitive);
}

function after(change: CustomerChange): CustomerSide | null {
  if (change.after === null) return null;
  return sideOf(change.after, change.after_sensitive, change.after_unknown);
}

/** A side with the metadata that the provider compares: with its defaults, and without ignored keys. */
function sideOf(
  { metadata_all, ...values }: CustomerValues,
  sensitive: unknown,
  unknown: unknown = false,
): CustomerSide {
  const metadata = metadata_all ?? values.metadata;
  return { values: { ...values, metadata }, sensitive, unknown };
}

/** Whether Terraform's marks, which have the structure of the values, are `true` at a path or above it. */
export function isMarked(marks: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (marks === true) return true;
  if (key === undefined || typeof marks !== "object" || marks === null)
    return false;
  const entry = Object.entries(marks).find(([name]) => name === key);
  return entry !== undefined && isMarked(entry[1], rest);
}
