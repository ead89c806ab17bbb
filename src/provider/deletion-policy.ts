/** What destroying a customer does. The API has no hard delete. */
export const deletionPolicies = ["deactivate", "abandon", "prevent"] as const;

/** What destroying does: deactivate the customer, leave it as it is, or refuse. */
export type DeletionPolicy = (typeof deletionPolicies)[number];

/** The policy that a value names; else the fallback. The schema lets no other value in. */
export function deletionPolicyOf(
  value: unknown,
  fallback: DeletionPolicy = "deactivate",
): DeletionPolicy {
  return deletionPolicies.find((policy) => policy === value) ?? fallback;
}
