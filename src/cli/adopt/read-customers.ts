import { AuthenticationError } from "../../client/errors";
import type { ExpressCustomer } from "../../api/express-customer";
import { ClientError } from "../../client/errors";
import type { ExpressCustomers } from "../../client/express-customers";
import { CliError } from "../cli-error";

/** Told again for each of so many. */
const progressStep = 1000;

/**
 * Reads the list of live customers.
 *
 * @param onProgress is told how many have been read, for each thousand
 * @throws {CliError} when the list cannot be read
 */
export async function readCustomers(
  api: Pick<ExpressCustomers, "list">,
  signal: AbortSignal,
  onProgress: (count: number) => void,
): Promise<readonly ExpressCustomer[]> {
  const customers: ExpressCustomer[] = [];
  try {
    for await (const customer of api.list({ signal })) {
      customers.push(customer);
      if (customers.length % progressStep === 0) onProgress(customers.length);
    }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    const cure =
      error instanceof AuthenticationError
        ? "\nThe key comes from AVARA_API_KEY, and the address from AVARA_BASE_URL: check that they belong together."
        : "";
    throw new CliError(
      `Cannot list the live customers: ${error.message}${cure}`,
      { cause: error },
    );
  }
  return customers;
}
