import type { ExpressCustomers } from "../../client/express-customers";
import { liveCustomerOf } from "./live-customer";
import type { DeclaredCustomer, LiveCustomer } from "./live-customer";

/**
 * Creates a customer, active.
 *
 * @throws {ClientError} whose `outcome` says whether the customer may exist nevertheless.
 */
export async function createCustomer(
  api: ExpressCustomers,
  { name, metadata }: DeclaredCustomer,
  signal: AbortSignal,
): Promise<LiveCustomer> {
  const created = await api.create(
    {
      expressCustomerName: name,
      ...(metadata.size > 0 && { metadata: Object.fromEntries(metadata) }),
    },
    { signal },
  );
  return liveCustomerOf(created);
}
