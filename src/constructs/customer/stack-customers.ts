import { Aspects, TerraformStack } from "cdktf";
import type { ExpressCustomer as ExpressCustomerResource } from "../../bindings/avara/express-customer";
import { checkAddresses } from "./check-addresses";
import { applyMetadataDefaults } from "./metadata-defaults";
import { warnSharedNames } from "./warn-shared-names";

/** The customers of each stack. One aspect a stack serves them all: one each would slow down large stacks. */
const customersOfStacks = new WeakMap<
  TerraformStack,
  ExpressCustomerResource[]
>();

/**
 * Sees to it that a customer is checked and completed when its stack is synthesized: only then is known what else is
 * in the stack, and which defaults apply. What cannot be is a {@link PropsError} then.
 */
export function addToStack(customer: ExpressCustomerResource): void {
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
