import { Resource as NullResource } from "@cdktf/provider-null/lib/resource";
import type { Construct } from "constructs";
import type { HookResourceConfig } from "./hook-resource-config";
import { ensureNullProvider } from "./null-provider";

/** Runs the command of a hook when Terraform creates it: a `null_resource`, with its provider. */
export class HookResource extends NullResource {
  constructor(scope: Construct, id: string, config: HookResourceConfig) {
    ensureNullProvider(scope);
    super(scope, id, config);
  }
}
