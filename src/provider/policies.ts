/** The policy that a value names, or the fallback. The schema accepts no other value. */
export function policyOf<P extends string>(
  policies: readonly P[],
  value: unknown,
  fallback: P,
): P {
  return policies.find((policy) => policy === value) ?? fallback;
}
