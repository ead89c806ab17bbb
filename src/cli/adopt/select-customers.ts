import type { ExpressCustomer } from "../../api/express-customer";
import { CliError } from "../cli-error";

/** Which customers are asked for: those that all that is given lets through. */
export interface Selection {
  readonly ids?: readonly string[] | undefined;
  /** Texts, one of which the name contains. */
  readonly names?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  /** Pairs, all of which the metadata holds. */
  readonly metadata?: readonly (readonly [string, string])[] | undefined;
}

/**
 * Selects the customers of an account that are asked for.
 *
 * @throws {CliError} when there are none, or the account lacks one of the ids
 */
export function selectCustomers(
  account: readonly ExpressCustomer[],
  selection: Selection,
): readonly ExpressCustomer[] {
  if (account.length === 0) throw new CliError("The account has no customers.");
  const ids = new Set(account.map((customer) => customer.expressCustomerId));
  const unknownIds = (selection.ids ?? []).filter((id) => !ids.has(id));
  if (unknownIds.length > 0)
    throw new CliError(
      `The account has no customers with these ids: ${unknownIds.join(", ")}`,
    );
  const selected = account.filter((it) => isSelected(it, selection));
  if (selected.length === 0)
    throw new CliError(
      `None of the ${countCustomers(account)} of the account matches.`,
    );
  return selected;
}

/** Tells how many customers these are: `1 customer`. */
export function countCustomers({ length }: readonly unknown[]): string {
  return length === 1 ? "1 customer" : `${length} customers`;
}

/** Tells whether a customer is asked for. */
export function isSelected(
  {
    expressCustomerId,
    expressCustomerName,
    isActive,
    metadata,
  }: ExpressCustomer,
  selection: Selection,
): boolean {
  const pairs = new Map(Object.entries(metadata ?? {}));
  return (
    (selection.ids?.includes(expressCustomerId) ?? true) &&
    (selection.names?.some((text) => expressCustomerName.includes(text)) ??
      true) &&
    (selection.isActive ?? isActive) === isActive &&
    (selection.metadata ?? []).every(([key, value]) => pairs.get(key) === value)
  );
}

/**
 * Tells whether CDKTF can bear the texts of a customer. It loses the metadata key `__proto__`, takes its own
 * placeholders for what they stand for, and writes JSON, where Terraform loses a byte order mark at the beginning
 * of a text. HCL can say all of that.
 */
export function isDeclarableInCdktf(customer: ExpressCustomer): boolean {
  const pairs = Object.entries(customer.metadata ?? {});
  const texts = [customer.expressCustomerName, ...pairs.flat()];
  return (
    pairs.every(([key]) => key !== "__proto__") &&
    !texts.some(
      (text) => text.startsWith("\ufeff") || text.includes("TfToken["),
    )
  );
}
