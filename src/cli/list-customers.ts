import type { ExpressCustomer } from "../api/express-customer";
import { AuthenticationError, ClientError } from "../client/errors";
import type { ExpressCustomers } from "../client/express-customers";
import { CliError } from "./cli-error";

/** Progress is reported once for this many customers. */
const progressStep = 1000;

/**
 * Reads all live customers.
 *
 * @param onProgress receives how many have been read, after each thousand
 * @throws {CliError} if the list cannot be read
 */
export async function listCustomers(
  api: Pick<ExpressCustomers, "list">,
  signal: AbortSignal,
  onProgress?: (count: number) => void,
): Promise<readonly ExpressCustomer[]> {
  const customers: ExpressCustomer[] = [];
  try {
    for await (const customer of api.list({ signal })) {
      customers.push(customer);
      if (customers.length % progressStep === 0) onProgress?.(customers.length);
    }
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    signal.throwIfAborted();
    const fix =
      error instanceof AuthenticationError
        ? "\nThe key comes from AVARA_API_KEY, and the address from AVARA_BASE_URL: check that they belong together."
        : "";
    throw new CliError(
      `Cannot list the live customers: ${error.message}${fix}`,
      { cause: error },
    );
  }
  return customers;
}
