import type { ExpressCustomer } from "../../../api/express-customer";
import { ClientError, NotFoundError } from "../../../client/errors";
import type { ExpressCustomers } from "../../../client/express-customers";
import { CliError } from "../../cli-error";

/**
 * Returns the live customers that no stack manages.
 *
 * @param managed the ids of the live customers in the plans
 * @throws {CliError} if the stacks use another account, or an unknown one
 */
export async function findUnmanaged(
  listed: readonly ExpressCustomer[],
  managed: ReadonlySet<string>,
  api: Pick<ExpressCustomers, "retrieve">,
  signal: AbortSignal,
): Promise<ExpressCustomer[]> {
  const unmanaged = listed.filter(
    ({ expressCustomerId }) => !managed.has(expressCustomerId),
  );
  const [first] = managed;
  // A list may omit inactive customers, and all managed customers may be inactive.
  if (first !== undefined && unmanaged.length === listed.length)
    await checkAccount(first, api, signal);
  return unmanaged;
}

async function checkAccount(
  managedId: string,
  api: Pick<ExpressCustomers, "retrieve">,
  signal: AbortSignal,
): Promise<void> {
  try {
    await api.retrieve(managedId, { signal });
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    signal.throwIfAborted();
    throw new CliError(
      error instanceof NotFoundError
        ? "The account of AVARA_API_KEY has none of the customers of the stacks: --unmanaged needs the key and the address that the stacks use."
        : `Cannot read the customer ${managedId}: ${error.message}`,
      { cause: error },
    );
  }
}
