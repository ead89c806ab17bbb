import type { AvaraClient } from "../../client/avara-client";
import { buildReport } from "./report/build-report";
import { compareCustomer } from "./report/compare-customer";
import type { DriftReport } from "./report/drift-report";
import { countUsers } from "./report/count-users";
import type { PlannedCustomer } from "./plan/plan-document";
import { listCustomers } from "../list-customers";
import { findUnmanaged } from "./report/unmanaged-customers";
import { type PlanStacksOptions, planStacks } from "./plan/plan-stacks";
import type { Stack } from "./plan/stack";
import type { Suppression } from "./report/suppressions";

export interface LookForDriftOptions extends PlanStacksOptions {
  readonly stacks: readonly Stack[];
  /** Null without a key. Then users are not counted. */
  readonly client: AvaraClient | null;
  /** Whether to look for live customers in no stack. Needs a client. */
  readonly isUnmanagedIncluded: boolean;
  readonly suppressions: readonly Suppression[];
  readonly now: () => Date;
}

/**
 * Plans the stacks, reads the live customers, and reports the differences. Changes nothing.
 *
 * @throws {CliError} if a plan or the API cannot be read
 */
export async function lookForDrift(
  options: LookForDriftOptions,
): Promise<DriftReport> {
  const { stacks, client, isUnmanagedIncluded, suppressions, now } = options;
  const planned = await planStacks(stacks, options);
  const customers = planned.flatMap((one) => one.customers);
  return buildReport({
    stacks: planned,
    ...(client === null
      ? {
          unmanaged: [],
          userCounts: new Map(),
          notes: customers.some(isDrifted)
            ? ["Users were not counted: AVARA_API_KEY is not set."]
            : [],
        }
      : await lookAtAccount(customers, client, isUnmanagedIncluded, options)),
    suppressions,
    now: now(),
  });
}

/** Reads from the API what the plans do not have. */
async function lookAtAccount(
  customers: readonly PlannedCustomer[],
  { expressCustomers }: AvaraClient,
  isUnmanagedIncluded: boolean,
  { onProgress, signal }: Pick<PlanStacksOptions, "onProgress" | "signal">,
) {
  if (isUnmanagedIncluded) onProgress("Looking for customers in no stack …");
  const listed = isUnmanagedIncluded
    ? await listCustomers(expressCustomers, signal)
    : null;
  const unmanaged =
    listed === null
      ? []
      : await findUnmanaged(
          listed,
          new Set(customers.flatMap(idsOf)),
          expressCustomers,
          signal,
        );
  const drifted = [...new Set(customers.filter(isDrifted).flatMap(idsOf))];
  if (listed === null && drifted.length > 0) onProgress("Counting users …");
  const counts = await countUsers(drifted, listed, expressCustomers, signal);
  return { unmanaged, ...counts };
}

function isDrifted(customer: PlannedCustomer): boolean {
  return compareCustomer(customer) !== null;
}

/** The id of a customer that is live, or was live when Terraform last looked. */
function idsOf({ live, lastState, unknown }: PlannedCustomer): string[] {
  const side = unknown === "live" ? lastState : live;
  return side?.values.id == null ? [] : [side.values.id];
}
