/** What the formats for people say of a plan that Terraform refuses. */
import type { PlanError, ReportedStack, UnknownCustomer } from "./drift-report";
import { cut } from "../../../text/excerpt";
import { count } from "../../../text/plural";
import { printable } from "../../../text/printable";

/** The title of a customer that does not differ as far as is known. */
export const unknownTitles: Readonly<
  Record<UnknownCustomer["unknown"], string>
> = { next_deploy: "not planned", live: "not looked at" };

/** What is not known of a customer. */
export function describeUnknown(unknown: UnknownCustomer["unknown"]): string {
  return unknown === "live"
    ? "What it is by now is not known: Terraform refuses the plan, and has not looked at it."
    : "What the next deploy does about it is not known: Terraform refuses the plan.";
}

/** That Terraform refuses to plan a stack, and what it says first. */
export function describeRefusal({ name, errors }: ReportedStack): string {
  const [first] = errors;
  const others = errors.length - 1;
  return printable(
    `Terraform refuses to plan ${name}: ${first?.summary ?? ""}${others > 0 ? `, and ${count(others, "other error")}` : ""}. No deploy changes anything until that is put right.`,
  );
}

/** More than a screen or two, nobody reads. */
const maxErrorsLength = 4_000;

/** What Terraform says is wrong, in several lines, as many as somebody reads. */
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
    : `${cut(text, maxErrorsLength)}\n\n${count(errors.length, "error")} in all`;
}
