/** A rule: whether it is broken, and what to say then. */
export type Rule = readonly [isBroken: boolean, problem: string];

/** Returns the problems of the rules that are broken. */
export function problemsIn(rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
}
