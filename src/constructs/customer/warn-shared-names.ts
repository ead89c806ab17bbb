import { Annotations, Token } from "cdktf";
import { quote } from "../../text/quote";
import type { DeclaredCustomer } from "./declared-customer";

/**
 * Warns if several customers of a stack have the same name and provider. The API allows this, but usually it means that
 * one customer was declared twice. Each customer but the first gets a warning.
 */
export function warnSharedNames(customers: readonly DeclaredCustomer[]): void {
  const firstPaths = new Map<string, string>();
  for (const customer of customers) {
    const { nameInput = "", provider } = customer.resource;
    if (Token.isUnresolved(nameInput)) continue;
    const account = `${provider?.fqn ?? ""} ${nameInput}`;
    const firstPath = firstPaths.get(account);
    if (firstPath === undefined) firstPaths.set(account, customer.node.path);
    else
      Annotations.of(customer).addWarning(
        `${firstPath} has the name ${quote(nameInput)} too. If both are the same customer, remove one. Otherwise two customers are created. If they are different customers, give them different names.`,
      );
  }
}
