import type { FinalPlan } from "../../framework/schema/inference";
import { isUnknown } from "../../framework/schema/values";
import type { DeclaredCustomer, StableCustomer } from "./live/live-customer";
import type { StatedCustomer } from "./live/directory";
import type { ExpressCustomerPrivateState } from "./private-state";
import type { expressCustomerSchema, ExpressCustomerState } from "./schema";
import { quote } from "../../text/quote";

type FinalCustomerPlan = FinalPlan<typeof expressCustomerSchema>;

/** The customer that a plan or a state declares. */
export function declaredCustomerOf(
  object: FinalCustomerPlan | ExpressCustomerState,
): DeclaredCustomer {
  return {
    name: object.name,
    active: object.active,
    metadata: new Map(
      [...object.metadata].map(([key, value]) => {
        if (value === null) throw new Error(`metadata[${quote(key)}] is null.`);
        return [key, value];
      }),
    ),
  };
}

/** The customer as a state keeps it. */
export function stableCustomerIn(state: ExpressCustomerState): StableCustomer {
  return {
    ...declaredCustomerOf(state),
    id: state.id,
    createdAt: state.created_at,
    createdByApiKeyId: state.created_by_api_key_id,
    createdByUserId: state.created_by_user_id,
  };
}

/** The customer in a state and its private state. */
export function statedCustomerIn(
  state: ExpressCustomerState,
  { updatedAt }: ExpressCustomerPrivateState,
): StatedCustomer {
  return { ...stableCustomerIn(state), updatedAt: updatedAt ?? null };
}

/** The attributes of a declared customer that the API does not have. */
type Declaration = Pick<
  FinalCustomerPlan,
  "adopted" | "deletion_policy" | "on_existing"
>;

/** The state of a live customer, with the attributes that the API does not have. */
export function stateOf(
  live: StableCustomer,
  { adopted, deletion_policy, on_existing }: Declaration,
): ExpressCustomerState {
  return {
    id: live.id,
    name: live.name,
    active: live.active,
    metadata: live.metadata,
    deletion_policy,
    on_existing,
    adopted: isUnknown(adopted) ? false : (adopted ?? false),
    created_at: live.createdAt,
    created_by_api_key_id: live.createdByApiKeyId,
    created_by_user_id: live.createdByUserId,
  };
}
