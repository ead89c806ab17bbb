import type { ExpressCustomer } from "../../../api/express-customer";
import type { Limits } from "./language";

/** The limits of CDKTF and its constructs. HCL has none of them. */
export const cdktfLimits: Limits = {
  allow: isDeclarable,
  message: "CDKTF cannot represent the texts of these customers; use --hcl",
};

/**
 * Whether the construct can declare the texts of a customer. The construct rejects blank names, and keys that are equal
 * after normalization. CDKTF loses the metadata key `__proto__`, resolves its own placeholders, and writes JSON, in which
 * Terraform loses a byte order mark at the beginning of a text.
 */
function isDeclarable(customer: ExpressCustomer): boolean {
  const pairs = Object.entries(customer.metadata ?? {});
  const texts = [customer.expressCustomerName, ...pairs.flat()];
  const keys = new Set(pairs.map(([key]) => key.normalize()));
  return (
    keys.size === pairs.length &&
    customer.expressCustomerName.trim() !== "" &&
    pairs.every(([key]) => key !== "__proto__") &&
    !texts.some(
      (text) => text.startsWith("\ufeff") || text.includes("TfToken["),
    )
  );
}
