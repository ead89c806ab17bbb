/** Reads the declaration, the last state and the live customer from Terraform's plan. */
import { CliError } from "../../cli-error";
import {
  type CustomerChange,
  type CustomerValues,
  type PlanJson,
  type StateModule,
  customerChangeSchema,
  customerValuesSchema,
  planSchema,
} from "./plan-schema";
import type { CustomerSide, PlannedCustomer } from "./planned-customer";

/** Changes of customers by their addresses. */
type Changes = ReadonlyMap<string, CustomerChange>;

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
    const found =
      refreshedIds === undefined
        ? [...readPlanned(changes, drifts), ...readGone(drifts, null)]
        : [
            ...readPlanned(changes, drifts),
            ...readUnplanned(plan, drifts, refreshedIds),
            ...readGone(drifts, "next_deploy"),
          ];
    const customers = new Map<string, PlannedCustomer>();
    for (const customer of found)
      // Several parts of a plan may have a customer. The first one knows most about it.
      if (!customers.has(customer.address))
        customers.set(customer.address, customer);
    // A deposed object that is gone has a change from null to null.
    return [...customers.values()].filter(
      ({ declared, lastState, live }) =>
        (declared ?? lastState ?? live) !== null,
    );
  } catch (cause) {
    throw new CliError(
      "Cannot read Terraform's plan: it does not have the form of Terraform 1. Update cdktf-avara, or use another Terraform.",
      { cause },
    );
  }
}

/** Reads the customers whose next deploy is planned. */
function readPlanned(changes: Changes, drifts: Changes): PlannedCustomer[] {
  return [...changes].map(([address, change]) => {
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
}

/** Reads the state of a failed plan. A customer that Terraform did not refresh has the values of the last deploy. */
function readUnplanned(
  { prior_state: state }: PlanJson,
  drifts: Changes,
  refreshedIds: ReadonlySet<string>,
): PlannedCustomer[] {
  const root = state?.values?.root_module;
  return (root === undefined ? [] : resourcesOf(root))
    .filter(isCustomer)
    .map((resource) => {
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

/** Reads the customers that are gone. Only the drift has those that are no longer declared. */
function readGone(
  drifts: Changes,
  unknown: PlannedCustomer["unknown"],
): PlannedCustomer[] {
  return [...drifts].map(([address, drift]) => ({
    address,
    actions: [],
    isImported: false,
    declared: null,
    lastState: before(drift),
    live: null,
    unknown,
  }));
}

function resourcesOf(module: StateModule): StateModule["resources"] {
  return [
    ...module.resources,
    ...(module.child_modules ?? []).flatMap(resourcesOf),
  ];
}

function readChanges(resources: PlanJson["resource_changes"]): Changes {
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
