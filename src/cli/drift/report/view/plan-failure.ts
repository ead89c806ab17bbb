/** How a failed plan is shown to people. */
import { count } from "../../../../text/plural";
import { cut } from "../../../../text/excerpt";
import { printable } from "../../../../text/printable";
import type { PlanError, ReportedStack } from "../drift-report";

/** A plan that failed. */
export interface PlanFailureView {
  readonly stack: string;
  /** That the plan failed, and the first error. */
  readonly sentence: string;
  /** Terraform's errors, in several lines. */
  readonly errors: string;
}

/** Returns null if the plan of the stack did not fail. */
export function viewPlanFailure({
  name,
  errors,
}: ReportedStack): PlanFailureView | null {
  const [first] = errors;
  if (first === undefined) return null;
  const others = errors.length - 1;
  return {
    stack: printable(name),
    sentence: printable(
      `The plan of ${name} failed: ${first.summary}${others > 0 ? `, and ${count(others, "other error")}` : ""}. No deploy changes anything until this is fixed.`,
    ),
    errors: describeErrors(errors),
  };
}

/** One or two screens. */
const maxErrorsLength = 4_000;

/** Describes Terraform's errors in several lines, cut after a screen or two. */
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
  return text.length <= maxErrorsLength
    ? text
    : `${cut(text, maxErrorsLength)}\n\n${count(errors.length, "error")} in total`;
}
