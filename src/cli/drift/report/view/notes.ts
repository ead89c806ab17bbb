import { printable } from "../../../../text/printable";
import type { DriftReport } from "../../drift-report";

/** The notes of a report, and its suppressions that have no effect. */
export function viewNotes({ notes, suppressions }: DriftReport): string[] {
  return [
    ...notes,
    ...suppressions
      .filter(({ isExpired, matches }) => isExpired || matches === 0)
      .map(({ customer, attribute, expires, reason, isExpired, matches }) => {
        const what =
          attribute === null ? customer : `${attribute} of ${customer}`;
        const fate = isExpired
          ? `expired on ${expires}${matches === 0 ? "" : ", and what it matches counts again"}`
          : "matches nothing that differs";
        return `The suppression of ${what} (${reason}) ${fate}.`;
      }),
  ].map(printable);
}
