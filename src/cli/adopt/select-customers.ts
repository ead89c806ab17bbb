import type { ExpressCustomer } from "../../api/express-customer";
import { count } from "../../text/plural";
import { CliError } from "../cli-error";
import type { AdoptCommandOptions } from "./command";

/** Which customers are selected. Filters are combined with AND. */
export type Selection = Pick<
  AdoptCommandOptions,
  "id" | "name" | "active" | "metadata"
> & {
  /** The ids of customers that no stack manages. */
  readonly unmanagedIds?: readonly string[] | undefined;
};

/**
 * Selects customers of an account.
 *
 * @throws {CliError} if none is selected, or the account does not have one of the ids
 */
export function selectCustomers(
  account: readonly ExpressCustomer[],
  selection: Selection,
): readonly ExpressCustomer[] {
  if (account.length === 0) throw new CliError("The account has no customers.");
  const ids = new Set(account.map((customer) => customer.expressCustomerId));
  const unknownIds = (selection.id ?? []).filter((id) => !ids.has(id));
  if (unknownIds.length > 0)
    throw new CliError(
      `The account has no customers with these ids: ${unknownIds.join(", ")}`,
    );
  const selected = account.filter((it) => isSelected(it, selection));
  if (selected.length === 0)
    throw new CliError(
      `None of the ${count(account.length, "customer")} of the account matches.`,
    );
  return selected;
}

/** Whether a selection includes a customer. */
export function isSelected(
  customer: ExpressCustomer,
  { id, unmanagedIds, name, active, metadata }: Selection,
): boolean {
  const { expressCustomerId, expressCustomerName, isActive } = customer;
  const pairs = new Map(Object.entries(customer.metadata ?? {}));
  return (
    (id?.includes(expressCustomerId) ?? true) &&
    (unmanagedIds?.includes(expressCustomerId) ?? true) &&
    (name?.some((text) => expressCustomerName.includes(text)) ?? true) &&
    (active === undefined || active === String(isActive)) &&
    (metadata?.every(([key, value]) => pairs.get(key) === value) ?? true)
  );
}
