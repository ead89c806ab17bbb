import { cut } from "../../../text/excerpt";
import { count } from "../../../text/plural";
import { printable } from "../../../text/printable";
import type { PlanError } from "../drift-report";

/** One or two screens. */
const maxLength = 4_000;

/** Describes Terraform's errors in several lines, cut after a screen or two. All texts are safe to print. */
export function describeErrors(errors: readonly PlanError[]): string {
  const text = errors
    .map(({ summary, detail, address }) =>
      [`Error: ${summary}`, address === null ? "" : `  with ${address}`, detail]
        .filter((part) => part !== "")
        .join("\n\n"),
    )
    .join("\n\n")
    .split("\n")
    .map(printable)
    .join("\n");
  return text.length <= maxLength
    ? text
    : `${cut(text, maxLength)}\n\n${count(errors.length, "error")} in total`;
}
