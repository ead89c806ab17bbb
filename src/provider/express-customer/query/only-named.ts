import { Failure } from "../../../framework/failure";
import { pathTo } from "../../../framework/attribute-path";
import { describeReceived } from "../../../text/quote";
import { type LiveCustomer } from "../live/live-customer";
import { describeCustomer } from "../describe-customer";

/**
 * Returns the one customer that has exactly this name.
 *
 * @param fix what to do if several have it
 * @throws {Failure} if none has it, or several have it
 */
export function onlyNamed(
  name: string | null,
  customers: readonly LiveCustomer[],
  fix: string,
): LiveCustomer {
  const found = customers.filter((customer) => customer.name === name);
  const [first, ...others] = found;
  if (first === undefined)
    throw new Failure(
      "No such customer",
      `No Express customer is named ${describeReceived(name)}. The name must match exactly, including upper and lower case.`,
      pathTo("name"),
    );
  if (others.length === 0) return first;
  throw new Failure(
    "Several customers have this name",
    `${found.map(describeCustomer).join(", ")} exist. ${fix}`,
    pathTo("name"),
  );
}
