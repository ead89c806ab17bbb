import {
  deletionPolicies,
  type DeletionPolicy,
} from "../../../api/express-customer-limits";
import { pathTo } from "../../../framework/attribute-path";
import { Failure } from "../../../framework/failure";
import type { ConfiguredCallContext } from "../../../framework/call-context";
import { policyOf } from "../../policies";
import type { AvaraProviderData } from "../../provider-data";
import { type StableCustomer } from "../live/live-customer";
import type { ExpressCustomerState } from "../schema";
import { describeCustomer } from "../describe-customer";

/** The deletion policy of a declared customer: its own, or the provider's. */
export function deletionPolicyOf(
  { deletion_policy }: Pick<ExpressCustomerState, "deletion_policy">,
  { providerData }: ConfiguredCallContext<AvaraProviderData>,
): DeletionPolicy {
  return policyOf(
    deletionPolicies,
    deletion_policy,
    providerData.deletionPolicy,
  );
}

/** The failure of destroying a customer that the deletion policy protects. */
export function prevention(
  customer: Pick<StableCustomer, "id" | "name">,
): Failure {
  return new Failure(
    "The deletion policy prevents destroying this customer",
    `The customer ${describeCustomer(customer)} has deletion_policy = "prevent". ` +
      'To destroy it, first apply another policy: "deactivate", or "abandon" to remove it from the state and leave the customer as it is.',
    pathTo("deletion_policy"),
  );
}
