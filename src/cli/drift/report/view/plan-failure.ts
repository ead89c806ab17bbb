import { count } from "../../../../text/plural";
import { printable } from "../../../../text/printable";
import type { ReportedStack } from "../../drift-report";
import { describeErrors } from "../../plan/plan-error";

/** A plan that failed, as people see it. All texts are safe to print. */
export interface PlanFailureView {
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
    sentence: printable(
      `The plan of ${name} failed: ${first.summary}${others > 0 ? `, and ${count(others, "other error")}` : ""}. No deploy changes anything until this is fixed.`,
    ),
    errors: describeErrors(errors),
  };
}
