import type { TerraformMetaArguments } from "cdktf";

/** The arguments of the resource that runs the command of a hook. */
export interface HookResourceConfig extends TerraformMetaArguments {
  /** If one of them changes, Terraform replaces the resource, which runs the command again. */
  readonly triggers: Readonly<Record<string, string>>;
}
