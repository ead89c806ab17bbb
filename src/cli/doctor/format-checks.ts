import pc from "picocolors";
import type { Check } from "./check";

/** Writes checks, a line each, with the cure of what is wrong below. */
export function formatChecks(
  checks: readonly Check[],
  hasColors: boolean,
): string {
  const colors = pc.createColors(hasColors);
  const signs = {
    ok: colors.green("✓"),
    warning: colors.yellow("!"),
    problem: colors.red("✗"),
  };
  return checks
    .map(({ title, status, detail, cure }) => {
      const line = `${signs[status]} ${colors.bold(title)}: ${detail}\n`;
      return cure === undefined ? line : `${line}    ${cure}\n`;
    })
    .join("");
}
