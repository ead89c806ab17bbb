import type { ReadDataSourceRequest } from "../../../framework/data-source";
import { Failure } from "../../../framework/failure";
import { pathTo } from "../../../framework/attribute-path";
import type { State } from "../../../framework/schema/inference";
import { describeReceived } from "../../../text/quote";
import type { AvaraProviderData } from "../../provider-data";
import { customerAccess } from "../customer-access";
import { attempt } from "../attempt";
import type { expressCustomerDataSchema } from "./schemas";
import type { CustomerDirectory } from "../live/directory";
import type { LiveCustomer } from "../live/live-customer";
import { liveCustomerValues } from "./live-customer-attributes";
import { onlyNamed } from "./only-named";

/** Finds a customer by its id or its name. */
export async function findExpressCustomer({
  config: { id, name },
  ...context
}: ReadDataSourceRequest<
  typeof expressCustomerDataSchema,
  AvaraProviderData
>): Promise<State<typeof expressCustomerDataSchema>> {
  const { directory } = customerAccess(context);
  const { signal } = context;
  const found = await attempt(
    `read the customer ${id ?? describeReceived(name)}`,
    () =>
      id === null
        ? findByName(name, directory, signal)
        : findById(id, directory, signal),
  );
  return liveCustomerValues(found);
}

async function findById(
  id: string,
  directory: CustomerDirectory,
  signal: AbortSignal,
): Promise<LiveCustomer> {
  const found = await directory.find(id, signal);
  if (found !== null) return found;
  throw new Failure(
    "No such customer",
    `There is no Express customer ${id}. Check the id, and that the API key belongs to the right account.`,
    pathTo("id"),
  );
}

async function findByName(
  name: string | null,
  directory: CustomerDirectory,
  signal: AbortSignal,
): Promise<LiveCustomer> {
  const found = await directory.select((one) => one.name === name, signal);
  return onlyNamed(name, found, "Set id to the one you mean, instead of name.");
}
