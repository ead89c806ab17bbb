import {
  deletionPolicies,
  type DeletionPolicy,
} from "../../api/express-customer-limits";
import { pathTo } from "../../framework/attribute-path";
import type { ConfiguredCallContext } from "../../framework/resource";
import { describeCustomer } from "./live/live-customer";
import type { StableCustomer } from "./live/live-customer";
import { policyOf } from "../policies";
import type { AvaraProviderData } from "../provider-data";
import type { ExpressCustomerState } from "./schema";

type Context = ConfiguredCallContext<AvaraProviderData>;

/** What destroying a declared customer does. */
export function deletionPolicyOf(
  { deletion_policy }: ExpressCustomerState,
  { providerData }: Context,
): DeletionPolicy {
  const fallback = providerData.deletionPolicy;
  return policyOf(deletionPolicies, deletion_policy, fallback);
}

/** Says that the policy "prevent" does not let a customer be destroyed. */
export function reportPrevention(
  customer: Pick<StableCustomer, "id" | "name">,
  { diagnostics }: Context,
): void {
  diagnostics.error(
    "The deletion policy prevents destroying this customer",
    `The customer ${describeCustomer(customer)} has the deletion_policy "prevent". ` +
      'To destroy it, first apply another policy: "deactivate", or "abandon" to leave the customer as it is and forget it.',
    pathTo("deletion_policy"),
  );
}
