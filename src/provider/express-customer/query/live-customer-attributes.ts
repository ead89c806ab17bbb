import { types, type Type } from "../../../framework/schema/types";
import type { LiveCustomer } from "../live/live-customer";

function computed<T extends Type>(type: T, description: string) {
  return { type, computed: true, description } as const;
}

/** Everything that the API returns about a customer, as computed attributes of a data source. */
export const liveCustomerAttributes = {
  id: computed(
    types.string,
    "The customer's id: `cus_` and 32 hexadecimal digits.",
  ),
  name: computed(types.string, "The customer's name."),
  active: computed(types.bool, "Whether the customer is active."),
  metadata: computed(
    types.map(types.string),
    "The customer's metadata; empty if it has none.",
  ),
  user_count: computed(types.number, "How many users the customer has."),
  created_at: computed(
    types.string,
    "When the customer was created, as the API writes it.",
  ),
  updated_at: computed(
    types.string,
    "When the customer was last changed, as the API writes it.",
  ),
  created_by_api_key_id: computed(
    types.string,
    "The id of the API key that created the customer, if one did.",
  ),
  created_by_user_id: computed(
    types.string,
    "The id of the user who created the customer, if one did.",
  ),
};

/** The values of {@link liveCustomerAttributes}. */
export function liveCustomerValues(live: LiveCustomer) {
  return {
    id: live.id,
    name: live.name,
    active: live.active,
    metadata: live.metadata,
    user_count: live.userCount,
    created_at: live.createdAt,
    updated_at: live.updatedAt,
    created_by_api_key_id: live.createdByApiKeyId,
    created_by_user_id: live.createdByUserId,
  };
}
