import type { LiveCustomer } from "../../src/provider/express-customers/live-customer";
import type { ExpressCustomer } from "../../src/api/express-customer";

/** What a test declares of a customer; what is left out is not written. */
export interface CustomerAttributes {
  readonly name?: string;
  readonly active?: boolean | null;
  readonly metadata?: Readonly<Record<string, string | null>> | null;
  readonly deletion_policy?: string | null;
}

/** The block of a customer in Terraform's language. Template markers in texts keep their meaning. */
export function customerBlock(
  label: string,
  attributes: CustomerAttributes,
): string {
  const lines = Object.entries(attributes).map(
    ([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`,
  );
  return `resource "avara_express_customer" "${label}" {\n${lines.join("")}}\n`;
}

/** What of a live customer a declaration decides. */
export function declarable(
  customer: ExpressCustomer | undefined,
): Pick<ExpressCustomer, "expressCustomerName" | "isActive" | "metadata"> {
