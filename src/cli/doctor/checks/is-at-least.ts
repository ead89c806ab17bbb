const { compare } = new Intl.Collator("en", { numeric: true });

/** Whether a version is at least another. What follows the three numbers does not count. */
export function isAtLeast(version: string, least: string): boolean {
  return compare(version, least) >= 0;
}
