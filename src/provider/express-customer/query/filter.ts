/** The filters of everything that lists customers. */
import type { KnownConfig } from "../../../framework/schema/inference";
import { attribute, type Schema } from "../../../framework/schema/schema";
import { types } from "../../../framework/schema/types";
import type { LiveCustomer } from "../live/live-customer";

/** The attributes of a filter. They are combined with AND. */
export const filterAttributes = {
  active: attribute(types.bool, {
    optional: true,
    description: "Only active customers, or only inactive ones.",
  }),
  name_contains: attribute(types.string, {
    optional: true,
    description: "Only customers whose name contains this text.",
  }),
  metadata: attribute(types.map(types.string), {
    optional: true,
    description: "Only customers whose metadata has all these pairs.",
  }),
} as const;

/** Whether a customer passes a filter. */
export function passes(
  {
    active,
    name_contains,
    metadata,
  }: KnownConfig<Schema<typeof filterAttributes>>,
  customer: LiveCustomer,
): boolean {
  return (
    (active === null || customer.active === active) &&
    (name_contains === null || customer.name.includes(name_contains)) &&
    [...(metadata ?? [])].every(
      ([key, value]) => customer.metadata.get(key) === value,
    )
  );
}
