import type { ExpressCustomer } from "../../api/express-customer";

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
 */
export function toAdoptedCustomers(
  customers: readonly ExpressCustomer[],
  keys: ReadonlyMap<string, string>,
): readonly AdoptedCustomer[] {
  return customers
    .map((customer) => ({
      key: keys.get(customer.expressCustomerId) ?? customer.expressCustomerId,
      customerId: customer.expressCustomerId,
      name: customer.expressCustomerName,
      isActive: customer.isActive,
      metadata: Object.entries(customer.metadata ?? {}).sort(([a], [b]) =>
        a < b ? -1 : 1,
      ),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
