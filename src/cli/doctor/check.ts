/** What was found out about one thing. */
export interface Check {
  readonly title: string;
  /** `warning`: it works here, or may, but trips people. */
  readonly status: "ok" | "warning" | "problem";
  readonly detail: string;
  /** What to do; absent where nothing is to be done. */
  readonly cure?: string;
}

/** Whether a version is at least another; what follows the three numbers does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const numbersOf = (text: string) =>
    text
      .split(/[.+-]/, 3)
      .map(Number)
      .map((number) => (Number.isNaN(number) ? 0 : number));
  const wanted = numbersOf(least);
  const numbers = numbersOf(version);
  const differing = wanted.findIndex((number, i) => number !== numbers[i]);
  return (
    differing === -1 || (numbers[differing] ?? 0) > (wanted[differing] ?? 0)
  );
}
