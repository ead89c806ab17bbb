import pc from "picocolors";
import { printableLines } from "../../text/printable";
import type { Check } from "./check";

/** Writes checks for people: a line for each, with the fix below. */
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
    .map(({ title, status, detail, fix }) => {
      const line = `${signs[status]} ${colors.bold(title)}: ${printableLines(detail)}\n`;
      return fix === undefined ? line : `${line}    ${printableLines(fix)}\n`;
    })
    .join("");
}
