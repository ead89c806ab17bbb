import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Aspects, TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";

const prepared = new WeakSet<TerraformStack>();

/**
 * Sees to it that the stack of a construct has the provider of `null_resource` when it is synthesized. One that the
 * app declares itself, before or after, is used as it is: Terraform allows no second one. It has no alias, so that
 * Terraform can still destroy what is left when the last `null_resource` is removed from the code.
 */
export function ensureNullProvider(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (prepared.has(stack)) return;
  prepared.add(stack);
  Aspects.of(stack).add({
    visit(node) {
      if (node !== stack || stack.node.findAll().some(isNullProvider)) return;
      new NullProvider(stack, "null-provider-of-hooks");
    },
  });
}

function isNullProvider(construct: IConstruct): boolean {
  return (
    TerraformProvider.isTerraformProvider(construct) &&
    construct.terraformResourceType === "null" &&
    construct.alias === undefined
  );
}
