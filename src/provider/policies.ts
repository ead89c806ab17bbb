/** What is declared of customers beside what they are: on the resource, else on the provider. */

/** What destroying a customer does. The API has no hard delete. */
export const deletionPolicies = ["deactivate", "abandon", "prevent"] as const;

/** What destroying does: deactivate the customer, leave it as it is, or refuse. */
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** What creating a customer does, where one of the same name lives already. */
export const onExistingPolicies = ["create", "adopt", "fail"] as const;

/** What creating does then: create another with a warning, take over the one, or refuse. */
export type OnExisting = (typeof onExistingPolicies)[number];

/** The policy that a value names; else the fallback. The schema lets no other value in. */
export function policyOf<P extends string>(
  policies: readonly P[],
  value: unknown,
  fallback: P,
): P {
  return policies.find((policy) => policy === value) ?? fallback;
}
