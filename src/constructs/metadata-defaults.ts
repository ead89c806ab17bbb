import { Aspects, TerraformStack, Token } from "cdktf";
import type { ExpressCustomer as ExpressCustomerResource } from "../bindings/avara/express-customer";
import { escapeTemplates } from "./escape-template";
import { metadataDefaultsOf } from "./metadata";
import { PropsError } from "./props-error";
import type { PropsProblem } from "./props-error";
import { expressCustomerLimits } from "./validate-express-customer-props";

/** The customers of each stack. One aspect a stack serves them all: one each would slow down large stacks. */
const customersOfStacks = new WeakMap<
  TerraformStack,
  ExpressCustomerResource[]
>();

/**
 * Sees to it that a customer gets the defaults for metadata that apply to it, when its stack is synthesized: all are
 * known only then. What cannot be merged is a {@link PropsError} then.
 */
export function addMetadataDefaults(customer: ExpressCustomerResource): void {
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
      if (node === stack) customers.forEach(applyMetadataDefaults);
    },
  });
}

function applyMetadataDefaults(resource: ExpressCustomerResource): void {
  const defaults = metadataDefaultsOf(resource);
  if (Object.keys(defaults).length === 0) return;
  const own = resource.metadataInput ?? {};
  if (Token.isUnresolved(own))
    throw refusal(resource, {
      prop: "metadata",
      expected:
        "written out as a map, for the defaults of Metadata to be added",
      received: "a token",
    });
  const metadata = { ...escapeTemplates(defaults), ...own };
  const { length: pairs } = Object.keys(metadata);
  if (pairs > expressCustomerLimits.maxMetadataPairs)
    throw refusal(resource, {
      prop: "metadata, with the defaults of Metadata,",
      expected: `a map of at most ${expressCustomerLimits.maxMetadataPairs} pairs`,
      received: `${pairs} pairs`,
    });
  resource.metadata = metadata;
}

function refusal(
  { node }: ExpressCustomerResource,
  problem: PropsProblem,
): PropsError {
  return new PropsError(node.scope?.node.path ?? node.path, [problem]);
}
