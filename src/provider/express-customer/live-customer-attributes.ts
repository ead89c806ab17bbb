import { attribute } from "../../framework/schema/schema";
import { types } from "../../framework/schema/types";
import type { LiveCustomer } from "./live/live-customer";

/** Everything that the API returns about a customer, as computed attributes of a data source. */
export const liveCustomerAttributes = {
  id: attribute(types.string, {
    computed: true,
    description: "The customer's id: `cus_` and 32 hexadecimal digits.",
  }),
  name: attribute(types.string, {
    computed: true,
    description: "The customer's name.",
  }),
  active: attribute(types.bool, {
    computed: true,
    description: "Whether the customer is active.",
  }),
  metadata: attribute(types.map(types.string), {
    computed: true,
    description: "The customer's metadata; empty if it has none.",
  }),
  user_count: attribute(types.number, {
    computed: true,
    description: "How many users the customer has.",
  }),
  created_at: attribute(types.string, {
    computed: true,
    description: "When the customer was created, as the API writes it.",
  }),
  updated_at: attribute(types.string, {
    computed: true,
    description: "When the customer was last changed, as the API writes it.",
  }),
  created_by_api_key_id: attribute(types.string, {
    computed: true,
    description: "The id of the API key that created the customer, if one did.",
  }),
  created_by_user_id: attribute(types.string, {
    computed: true,
    description: "The id of the user who created the customer, if one did.",
  }),
} as const;

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
