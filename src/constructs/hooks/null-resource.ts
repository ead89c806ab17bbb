import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import type { HookResourceConfig } from "./hook-resource-config";
import { loadNullPackage } from "./load-null-package";
import { ensureNullProvider } from "./null-provider";

/** Runs the command of a hook when Terraform creates it: a `null_resource`, with its provider. */
export function createHookResource(
  scope: Construct,
  id: string,
  config: HookResourceConfig,
): TerraformResource {
  const { resource } = loadNullPackage();
  ensureNullProvider(scope);
  return new resource.Resource(scope, id, config);
}
