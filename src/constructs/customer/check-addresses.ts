import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";
import { describeReceived } from "../../text/quote";
import { PropsError } from "../props-error";

/**
 * Checks that the customers of a stack have names that Terraform takes, each one of its own. CDKTF makes the names of
 * the ids, and drops what Terraform does not allow; of several with one name, all but the last would vanish.
 *
 * @throws {PropsError} when one has a name that another has, or that is none
 */
export function checkAddresses(
  customers: readonly ExpressCustomerResource[],
): void {
  const paths = new Map<string, string>();
  for (const customer of customers) {
    const name = customer.friendlyUniqueId;
    const { path } = customer.node.scope?.node ?? customer.node;
    const other = paths.get(name);
    if (other !== undefined || !/^[A-Za-z_]/.test(name))
      throw new PropsError(path, [
        {
          prop: "Terraform's name of it, made of the id,",
          expected:
            other === undefined
              ? "one that begins with a letter"
              : `another than that of ${other}`,
          received: describeReceived(name),
        },
      ]);
    paths.set(name, path);
  }
}
