import { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { HookResourceConfig } from "./hook-resource-config";

/**
 * Runs the command of a hook when Terraform creates it: a `terraform_data`, which needs no provider. The build for CDK
 * Terrain uses it instead of `null-resource.ts`, whose bindings exist for CDKTF only.
 */
export function createHookResource(
  scope: Construct,
  id: string,
  config: HookResourceConfig,
): TerraformResource {
  return new DataResource(scope, id, config);
}

class DataResource extends TerraformResource {
  readonly #triggers: Readonly<Record<string, string>>;

  constructor(
    scope: Construct,
    id: string,
    { triggers, ...config }: HookResourceConfig,
  ) {
    super(scope, id, { ...config, terraformResourceType: "terraform_data" });
    this.#triggers = triggers;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { triggers_replace: this.#triggers };
  }
}
