import type { FinalPlan } from "../../framework/inference";
import type { DeclaredCustomer, StableCustomer } from "./live/live-customer";
import type { expressCustomerSchema, ExpressCustomerState } from "./schema";
import { quote } from "../../text/quote";

/** What a plan or a state says the customer shall be. */
export function declaredCustomerOf(
  object: FinalPlan<typeof expressCustomerSchema> | ExpressCustomerState,
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

/** The id in a state. An import sets it before anything else. */
export function idOf({ id }: ExpressCustomerState): string {
  if (id === null) throw new Error("The state of a customer holds no id.");
  return id;
}

/** The customer as a state keeps it. */
export function stableCustomerIn(state: ExpressCustomerState): StableCustomer {
  return {
    ...declaredCustomerOf(state),
    id: idOf(state),
    createdAt: state.created_at,
    createdByApiKeyId: state.created_by_api_key_id,
    createdByUserId: state.created_by_user_id,
  };
}

/** What is declared of a customer that the API does not know. */
type Policies = Pick<ExpressCustomerState, "deletion_policy" | "on_existing">;

/** The state of a live customer, under policies of which the API does not know. */
export function stateOf(
  live: StableCustomer,
  { deletion_policy, on_existing }: Policies,
): ExpressCustomerState {
  return {
    id: live.id,
    name: live.name,
    active: live.active,
    metadata: live.metadata,
    deletion_policy,
    on_existing,
    created_at: live.createdAt,
    created_by_api_key_id: live.createdByApiKeyId,
    created_by_user_id: live.createdByUserId,
  };
}
