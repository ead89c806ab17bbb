import { Aspects, TerraformStack } from "cdktf";
import { checkAddresses } from "./check-addresses";
import type { DeclaredCustomer } from "./declared-customer";
import { applyMetadataDefaults } from "./metadata-defaults";
import { warnSharedNames } from "./warn-shared-names";

/** The customers of each stack. One aspect handles them all, because one each would slow down large stacks. */
const customersOfStacks = new WeakMap<TerraformStack, DeclaredCustomer[]>();

/**
 * Registers a customer to be checked and completed when its stack is synthesized. Only then are the stack's other
 * customers and all metadata defaults known. Problems are thrown as a {@link PropsError}.
 */
export function addToStack(customer: DeclaredCustomer): void {
  const stack = TerraformStack.of(customer);
  const known = customersOfStacks.get(stack);
  if (known !== undefined) {
    known.push(customer);
    return;
  }
  const customers = [customer];
  customersOfStacks.set(stack, customers);
  Aspects.of(stack).add({
    visit(node) {
      if (node !== stack) return;
      checkAddresses(customers);
      warnSharedNames(customers);
      customers.forEach(applyMetadataDefaults);
    },
  });
}
