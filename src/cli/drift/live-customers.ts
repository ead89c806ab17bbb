import type { ExpressCustomer } from "../../api/express-customer";
import { NotFoundError } from "../../client/api-error";
import { ClientError } from "../../client/errors";
import type { ExpressCustomers } from "../../client/express-customers";
import { CliError } from "../cli-error";

/** How many users customers have, by their ids, and what could not be found out. */
export interface UserCounts {
  readonly userCounts: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/** Counts the users of customers, a GET each. What cannot be read is a note, not an error. */
export async function countUsers(
  ids: readonly string[],
  api: Pick<ExpressCustomers, "retrieve">,
  signal: AbortSignal,
): Promise<UserCounts> {
  const userCounts = new Map<string, number>();
  const notes = new Set<string>();
  await Promise.all(
    ids.map(async (id) => {
      try {
        const { userCount } = await api.retrieve(id, { signal });
        userCounts.set(id, userCount);
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        notes.add(
          error instanceof NotFoundError
            ? `The users of ${id} could not be counted: the API that the environment names does not know this customer.`
            : `Users could not be counted: ${error.message}`,
        );
      }
    }),
  );
  return { userCounts, notes: [...notes] };
}

/**
 * Reads all live customers, and returns those that no stack manages.
 *
 * @param managed the ids of those that the plans found live
 * @throws {CliError} when the list cannot be read, or is not of the account that the stacks are in
 */
export async function findUnmanaged(
  managed: ReadonlySet<string>,
  api: Pick<ExpressCustomers, "list">,
  signal: AbortSignal,
): Promise<ExpressCustomer[]> {
  const unmanaged: ExpressCustomer[] = [];
  let found = 0;
  try {
    for await (const customer of api.list({ signal }))
      if (managed.has(customer.expressCustomerId)) found += 1;
      else unmanaged.push(customer);
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    throw new CliError(`Cannot list the live customers: ${error.message}`, {
      cause: error,
    });
  }
  if (managed.size > 0 && found === 0)
    throw new CliError(
      "The account of AVARA_API_KEY has none of the customers of the stacks: --unmanaged needs the key and the address that the stacks use.",
    );
  return unmanaged;
}
