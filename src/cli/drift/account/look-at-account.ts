import type { ExpressCustomers } from "../../../client/express-customers";
import { listCustomers } from "../../list-customers";
import type { PlannedCustomer } from "../plan/planned-customer";
import type { ReportSources } from "../report/build-report";
import { compareCustomer } from "../report/compare-customer";
import { countUsers } from "./count-users";
import { findUnmanaged } from "./unmanaged-customers";

export interface LookAtAccountOptions {
  /** Whether to look for live customers in no stack, too. */
  readonly isUnmanagedIncluded: boolean;
  /** Receives one line of progress at a time. */
  readonly onProgress: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Reads from the API what the plans do not have: how many users the customers have that differ, and the customers in no
 * stack.
 *
 * @param customers all customers of the plans
 * @param api null without a key: users are not counted then
 * @throws {CliError} if the customers in no stack cannot be found
 */
export async function lookAtAccount(
  customers: readonly PlannedCustomer[],
  api: Pick<ExpressCustomers, "list" | "pages" | "retrieve"> | null,
  { isUnmanagedIncluded, onProgress, signal }: LookAtAccountOptions,
): Promise<Pick<ReportSources, "unmanaged" | "userCounts" | "notes">> {
  const differing = customers.filter((one) => compareCustomer(one) !== null);
  if (api === null) {
    const note = "Users were not counted: AVARA_API_KEY is not set.";
    const notes = differing.length === 0 ? [] : [note];
    return { unmanaged: [], userCounts: new Map(), notes };
  }
  const ids = [...new Set(differing.flatMap(idsOf))];
  if (!isUnmanagedIncluded) {
    if (ids.length > 0) onProgress("Counting users …");
    return { unmanaged: [], ...(await countUsers(ids, null, api, signal)) };
  }
  onProgress("Looking for customers in no stack …");
  const listed = await listCustomers(api, signal);
  const managed = new Set(customers.flatMap(idsOf));
  const unmanaged = await findUnmanaged(listed, managed, api, signal);
  return { unmanaged, ...(await countUsers(ids, listed, api, signal)) };
}

/** The id of a customer that is live, or was live when Terraform last looked. */
function idsOf({ live, lastState, unknown }: PlannedCustomer): string[] {
  const side = unknown === "live" ? lastState : live;
  return side?.values.id == null ? [] : [side.values.id];
}
