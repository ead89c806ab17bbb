import type { ExpressCustomer } from "../../api/express-customer";

/** Which customers are asked for: those that all that is given lets through. */
export interface Selection {
  /** Texts, one of which the name contains. */
  readonly names?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  /** Pairs, all of which the metadata holds. */
  readonly metadata?: readonly (readonly [string, string])[] | undefined;
}

/** Tells whether a customer is asked for. */
export function isSelected(
  { expressCustomerName, isActive, metadata }: ExpressCustomer,
  selection: Selection,
): boolean {
  const pairs = new Map(Object.entries(metadata ?? {}));
  return (
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
