import { Annotations, Token } from "cdktf";
import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";
import { quote } from "../../text/quote";

/**
 * Warns if several customers of a stack have the same name and provider. The API allows this, but usually it means that
 * one customer was declared twice. Each customer but the first gets a warning.
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
        `${firstPath} has the name ${quote(nameInput)} too. If both are the same customer, remove one. Otherwise two customers are created. If they are different customers, give them different names.`,
      );
  }
}
