import type { TerraformResource } from "cdktf";

/** An event of a resource, as Terraform names it. */
export type ActionEvent =
  "before_create" | "after_create" | "before_update" | "after_update";

/** When a resource runs an action. */
export interface ActionTriggerOptions {
  /** At least one. */
  readonly events: readonly [ActionEvent, ...ActionEvent[]];
  /**
   * A condition in Terraform's syntax, without `${` and `}`.
   * @default none
   */
  readonly condition?: string;
}

/** An `action_trigger` block in Terraform's JSON. */
interface Trigger {
  readonly events: readonly ActionEvent[];
  readonly actions: readonly [string];
  readonly condition?: string;
}

const triggersOf = new WeakMap<TerraformResource, readonly Trigger[]>();

/** Adds a trigger to a resource's lifecycle, as an override, because CDKTF's types have none. */
export function addTrigger(
  resource: TerraformResource,
  {
    action,
    events,
    condition,
  }: ActionTriggerOptions & { readonly action: string },
): void {
  const triggers = [
    ...(triggersOf.get(resource) ?? []),
    {
      events,
      actions: [action],
      ...(condition !== undefined && { condition: `\${${condition}}` }),
    } satisfies Trigger,
  ];
  triggersOf.set(resource, triggers);
  resource.addOverride("lifecycle.action_trigger", triggers);
}
