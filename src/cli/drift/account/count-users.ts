import { setMaxListeners } from "node:events";
import type { ExpressCustomer } from "../../../api/express-customer";
import { CustomerList } from "../../../client/customer-list";
import { ClientError, NotFoundError } from "../../../client/errors";
import type { ExpressCustomers } from "../../../client/express-customers";
import { systemClock } from "../../../system/clock";
import { count } from "../../../text/plural";

/** How many users customers have, by their ids, and what could not be counted. */
export interface UserCounts {
  readonly userCounts: ReadonlyMap<string, number>;
  readonly notes: readonly string[];
}

/**
 * Counts the users of customers. What cannot be read is a note, not an error.
 *
 * @param listed the customers of the account; null if they have not been listed: then pages are read as far as that
 *   saves calls, see `CustomerList`
 */
export async function countUsers(
  ids: readonly string[],
  listed: readonly ExpressCustomer[] | null,
  api: Pick<ExpressCustomers, "pages" | "retrieve">,
  signal: AbortSignal,
): Promise<UserCounts> {
  // Each read waits for the signal. Node.js warns about more than ten.
  setMaxListeners(Infinity, signal);
  const known = new Map(listed?.map((one) => [one.expressCustomerId, one]));
  const list = new CustomerList(api, systemClock);
  const userCounts = new Map<string, number>();
  const failures: ClientError[] = [];
  await Promise.all(
    ids.map(async (id) => {
      try {
        const row =
          listed === null ? await list.look(id, signal) : known.get(id);
        const customer = row ?? (await api.retrieve(id, { signal }));
        userCounts.set(id, customer.userCount);
      } catch (error) {
        if (!(error instanceof ClientError)) throw error;
        failures.push(error);
      }
    }),
  );
  signal.throwIfAborted();
  return { userCounts, notes: describeFailures(failures) };
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
