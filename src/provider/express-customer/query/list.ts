import type { ReadDataSourceRequest } from "../../../framework/data-source";
import type { State } from "../../../framework/schema/inference";
import type { AvaraProviderData } from "../../provider-data";
import { customerAccess } from "../customer-access";
import { attempt } from "../attempt";
import { passes } from "./filter";
import type { expressCustomersDataSchema } from "./schemas";
import type { LiveCustomer } from "../live/live-customer";
import { liveCustomerValues } from "./live-customer-attributes";

/** Lists the customers that match the filters. */
export async function listExpressCustomers({
  config,
  ...context
}: ReadDataSourceRequest<
  typeof expressCustomersDataSchema,
  AvaraProviderData
>): Promise<State<typeof expressCustomersDataSchema>> {
  const { directory } = customerAccess(context);
  const { active, name_contains, metadata } = config;
  const found = await attempt("list the customers", () =>
    directory.select(
      (customer) => passes({ ...config, metadata: null }, customer),
      context.signal,
    ),
  );
  const customers = found
    .filter((customer) => passes(config, customer))
    .sort(byNameAndId);
  return {
    active,
    name_contains,
    metadata,
    ids: customers.map(({ id }) => id),
    customers: customers.map(liveCustomerValues),
  };
}

/** Compares by code units, so that the order does not depend on the locale. */
function byNameAndId(a: LiveCustomer, b: LiveCustomer): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
