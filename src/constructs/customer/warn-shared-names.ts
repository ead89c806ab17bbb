import { Annotations, Token } from "cdktf";
import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";
import { quote } from "../../text/quote";

/**
 * Warns if several customers of a stack have the same name at the same provider. The API allows it, but more often than
 * not one customer was declared twice. A warning stands at each customer but the first.
 */
export function warnSharedNames(
  customers: readonly ExpressCustomerResource[],
): void {
  const firstPaths = new Map<string, string>();
  for (const { nameInput = "", provider, node } of customers) {
    if (Token.isUnresolved(nameInput)) continue;
    const construct = node.scope ?? node.root;
    const account = `${provider?.fqn ?? ""} ${nameInput}`;
    const firstPath = firstPaths.get(account);
    if (firstPath === undefined) firstPaths.set(account, construct.node.path);
    else
      Annotations.of(construct).addWarning(
        `${firstPath} has the name ${quote(nameInput)} too. If both are the same customer, remove one: two are created otherwise. If they are two, give them names that people can tell apart.`,
      );
  }
}
