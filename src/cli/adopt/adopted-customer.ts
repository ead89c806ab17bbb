import type { ExpressCustomer } from "../../api/express-customer";
import { isIgnoredBy } from "../../api/express-customer-limits";
import type { AdoptCommandOptions } from "./command";

/** A live customer, ready to be declared. */
export interface AdoptedCustomer {
  /** The construct's id, or the resource's name in HCL. */
  readonly key: string;
  readonly customerId: string;
  readonly name: string;
  readonly isActive: boolean;
  /** In the order of the keys. */
  readonly metadata: readonly (readonly [key: string, value: string])[];
}

/**
 * Converts live customers to what will be declared, in the order of the keys.
 *
 * @param keys by the customers' ids
 * @param options the metadata that is not declared, because the provider's block adds or ignores it
 */
export function toAdoptedCustomers(
  customers: readonly ExpressCustomer[],
  keys: ReadonlyMap<string, string>,
  {
    defaultMetadata = [],
    ignoreMetadataKeys = [],
  }: Pick<AdoptCommandOptions, "defaultMetadata" | "ignoreMetadataKeys"> = {},
): readonly AdoptedCustomer[] {
  // Terraform compares texts in this form.
  const entries = ignoreMetadataKeys.map((entry) => entry.normalize());
  const isProvided = ([key, value]: readonly [string, string]): boolean =>
    isIgnoredBy(entries, key.normalize()) ||
    defaultMetadata.some(
      (pair) =>
        pair[0].normalize() === key.normalize() &&
        pair[1].normalize() === value.normalize(),
    );
  return customers
    .map((customer) => ({
      key: keys.get(customer.expressCustomerId) ?? customer.expressCustomerId,
      customerId: customer.expressCustomerId,
      name: customer.expressCustomerName,
      isActive: customer.isActive,
      metadata: Object.entries(customer.metadata ?? {})
        .filter((pair) => !isProvided(pair))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
