/** Whether a version is at least another. What follows the three numbers does not count. */
export function isAtLeast(version: string, least: string): boolean {
  const wanted = numbersOf(least);
  const numbers = numbersOf(version);
  const differing = wanted.findIndex((number, i) => number !== numbers[i]);
  return (
    differing === -1 || (numbers[differing] ?? 0) > (wanted[differing] ?? 0)
  );
}

function numbersOf(version: string): readonly number[] {
  return version
    .split(/[.+-]/, 3)
    .map(Number)
    .map((number) => (Number.isNaN(number) ? 0 : number));
}
