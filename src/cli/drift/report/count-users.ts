import type { ExpressCustomer } from "../../../api/express-customer";
import { ClientError, NotFoundError } from "../../../client/errors";
import type { ExpressCustomers } from "../../../client/express-customers";
import { count } from "../../../text/plural";

/** How many users customers have, by their ids, and what could not be counted. */
export interface UserCounts {
  readonly userCounts: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/**
 * Counts the users of customers. What cannot be read is a note, not an error.
 *
 * @param listed the customers of the account; null if they have not been listed: then pages are read if that is cheaper
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
 * Reads pages of the list until they have all of the customers. A page has a hundred customers, and a GET one, so pages
 * pay off while there are at most half as many pages as customers.
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
    // The missing customers are read by their ids, which shows what is wrong.
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
      "the API of the environment does not know them.",
    ),
    ...describe(others, others[0]?.message),
  ];
}
