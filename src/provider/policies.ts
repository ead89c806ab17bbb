/** The policy that a value names; else the fallback. The schema lets no other value in. */
export function policyOf<P extends string>(
  policies: readonly P[],
  value: unknown,
  fallback: P,
): P {
  return policies.find((policy) => policy === value) ?? fallback;
}
