import type {
  ListedObject,
  ListRequest,
} from "../../../framework/list-resource";
import type { AvaraProviderData } from "../../provider-data";
import { customerAccess } from "../customer-access";
import { failureOf } from "../attempt";
import { passes } from "./filter";
import type { ExpressCustomerIdentitySchema } from "../identity";
import type { expressCustomerListSchema } from "./schemas";
import { liveCustomerOf, type LiveCustomer } from "../live/live-customer";
import {
  metadataRulesOf,
  type MetadataRules,
} from "../metadata/metadata-rules";
import type { expressCustomerSchema } from "../schema";
import { stateOf, undeclared } from "../state";

type Listed = ListedObject<
  typeof expressCustomerSchema,
  ExpressCustomerIdentitySchema
>;

/**
 * Yields the customers that match a query, page by page: a limit saves the pages after it. A row that may lack
 * metadata, where the query needs it, costs a GET.
 */
export async function* queryExpressCustomers({
  config,
  includesState,
  ...context
}: ListRequest<
  typeof expressCustomerListSchema,
  AvaraProviderData
>): AsyncIterable<Listed> {
  const { api, directory } = customerAccess(context);
  const { signal } = context;
  const needsMetadata = includesState || config.metadata !== null;
  const rules = metadataRulesOf(context);
  try {
    for await (const row of api.list({ signal })) {
      const live = needsMetadata
        ? await directory.complete(row, signal)
        : liveCustomerOf(row);
      if (live !== null && passes(config, live)) yield listed(live, rules);
    }
  } catch (error) {
    throw failureOf(error, "list the customers");
  }
}

function listed(live: LiveCustomer, rules: MetadataRules): Listed {
  return {
    identity: { id: live.id },
    displayName: `${live.name} (${live.id})`,
    state: stateOf(live, undeclared, rules),
  };
}
