import { Aspects, TerraformProvider, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { loadNullPackage } from "./load-null-package";

const prepared = new WeakSet<TerraformStack>();

/**
 * Adds the provider of `null_resource` to a construct's stack when it is synthesized, unless the app declares it itself,
 * because Terraform allows no second one. It has no alias, so that Terraform can still destroy resources after the last
 * `null_resource` is removed from the code.
 */
export function ensureNullProvider(construct: IConstruct): void {
  const stack = TerraformStack.of(construct);
  if (prepared.has(stack)) return;
  prepared.add(stack);
  Aspects.of(stack).add({
    visit(node) {
      if (node !== stack || stack.node.findAll().some(isNullProvider)) return;
      const { provider } = loadNullPackage();
      new provider.NullProvider(stack, "null-provider-of-hooks");
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
