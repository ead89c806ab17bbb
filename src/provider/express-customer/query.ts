import type { ExpressCustomer } from "../../api/express-customer";
import type { ListedObject, ListRequest } from "../../framework/list-resource";
import { customerAccess, type AvaraProviderData } from "../provider-data";
import { failureOf } from "./attempt";
import { passes } from "./filter";
import type { ExpressCustomerIdentitySchema } from "./identity";
import type { expressCustomerListSchema } from "./list-resource";
import { liveCustomerOf } from "./live/live-customer";
import { metadataRulesOf, type MetadataRules } from "./metadata-rules";
import type { expressCustomerSchema } from "./schema";
import { stateOf, undeclared } from "./state";

type Listed = ListedObject<
  typeof expressCustomerSchema,
  ExpressCustomerIdentitySchema
>;

/** Yields the customers that match a query, page by page: a limit saves the pages after it. */
export async function* queryExpressCustomers({
  config,
  ...context
}: ListRequest<
  typeof expressCustomerListSchema,
  AvaraProviderData
>): AsyncIterable<Listed> {
  const { api } = customerAccess(context);
  const rules = metadataRulesOf(context);
  try {
    for await (const row of api.list({ signal: context.signal }))
      if (passes(config, liveCustomerOf(row))) yield listed(row, rules);
  } catch (error) {
    throw failureOf(error, "list the customers");
  }
}

function listed(row: ExpressCustomer, rules: MetadataRules): Listed {
  const live = liveCustomerOf(row);
  return {
    identity: { id: live.id },
    displayName: `${live.name} (${live.id})`,
    state: stateOf(live, undeclared, rules),
  };
}
