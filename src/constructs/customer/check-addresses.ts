import { describeReceived } from "../../text/quote";
import { PropsError } from "../props/props-error";
import type { DeclaredCustomer } from "./declared-customer";

/**
 * Checks that the customers of a stack have valid and unique Terraform names. CDKTF makes the names from the ids, and
 * drops characters that Terraform does not allow. If several customers had one name, all but the last would disappear.
 *
 * @throws {PropsError} if a name is invalid, or another customer has it
 */
export function checkAddresses(customers: readonly DeclaredCustomer[]): void {
  const paths = new Map<string, string>();
  for (const { node, resource } of customers) {
    const name = resource.friendlyUniqueId;
    const other = paths.get(name);
    if (other !== undefined || !/^[A-Za-z_]/.test(name))
      throw new PropsError(node.path, [
        {
          prop: "the Terraform name, made from the id,",
          expected:
            other === undefined
              ? "one that begins with a letter"
              : `different from that of ${other}`,
          received: describeReceived(name),
        },
      ]);
    paths.set(name, node.path);
  }
}
