import { NotFoundError } from "../../../client/errors";
import type { ExpressCustomer } from "../../../api/express-customer";
import { ClientError } from "../../../client/errors";
import type { ExpressCustomers } from "../../../client/express-customers";
import { CliError } from "../../cli-error";
import { count } from "../../../text/plural";

/** How many users customers have, by their ids, and what could not be found out. */
export interface UserCounts {
  readonly userCounts: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/**
 * Counts the users of customers, from the list where it has been read. What cannot be read is a
 * note, not an error.
 *
 * @param listed null where the list has not been read: then some pages are, where that is cheaper
 */
export async function countUsers(
  ids: readonly string[],
  listed: readonly ExpressCustomer[] | null,
  api: Pick<ExpressCustomers, "pages" | "retrieve">,
  signal: AbortSignal,
): Promise<UserCounts> {
  const customers = listed ?? (await readPages(ids, api, signal));
  const userCounts = new Map(
    customers.map((one) => [one.expressCustomerId, one.userCount]),
  );
  const failures: ClientError[] = [];
  await Promise.all(
    ids
      .filter((id) => !userCounts.has(id))
      .map(async (id) => {
        try {
          const { userCount } = await api.retrieve(id, { signal });
          userCounts.set(id, userCount);
        } catch (error) {
          if (!(error instanceof ClientError)) throw error;
          failures.push(error);
        }
      }),
  );
  signal.throwIfAborted();
  return { userCounts, notes: describeFailures(failures) };
}

/**
 * Reads the list until it has brought all customers that are looked for. A page brings a hundred
 * customers and a GET one, so that pages are worth it while they are at most half as many as the
 * customers; one customer is worth none.
 */
async function readPages(
  ids: readonly string[],
  api: Pick<ExpressCustomers, "pages">,
  signal: AbortSignal,
): Promise<ExpressCustomer[]> {
  const customers: ExpressCustomer[] = [];
  const missing = new Set(ids);
  let pagesLeft = Math.floor(ids.length / 2);
  if (pagesLeft === 0) return [];
  try {
    for await (const page of api.pages({ signal })) {
      customers.push(...page);
      for (const { expressCustomerId } of page)
        missing.delete(expressCustomerId);
      pagesLeft -= 1;
      if (pagesLeft === 0 || missing.size === 0) break;
    }
  } catch (error) {
    // What is missing is asked for by its id, which tells what is wrong.
    if (!(error instanceof ClientError)) throw error;
  }
  return customers;
}

function describeFailures(failures: readonly ClientError[]): string[] {
  const describe = (those: readonly ClientError[], reason = "") =>
    those.length === 0
      ? []
      : [
          `The users of ${count(those.length, "customer")} could not be counted: ${reason}`,
        ];
  const others = failures.filter((one) => !(one instanceof NotFoundError));
  return [
    ...describe(
      failures.filter((one) => one instanceof NotFoundError),
      "the API that the environment names does not know them.",
    ),
    ...describe(others, others[0]?.message),
  ];
}

/**
 * Reads all live customers.
 *
 * @throws {CliError} when the list cannot be read
 */
export async function listCustomers(
  api: Pick<ExpressCustomers, "list">,
  signal: AbortSignal,
): Promise<ExpressCustomer[]> {
  try {
    const customers: ExpressCustomer[] = [];
    for await (const customer of api.list({ signal })) customers.push(customer);
    return customers;
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    signal.throwIfAborted();
    throw new CliError(`Cannot list the live customers: ${error.message}`, {
      cause: error,
    });
  }
}

/**
 * Returns the live customers that no stack manages.
 *
 * @param managed the ids of those that the plans found live
 * @throws {CliError} when the list is not of the account that the stacks are in, or nobody can tell
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
  // A list may leave inactive customers out, and those that are managed may all be inactive.
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
