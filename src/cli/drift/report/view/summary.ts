import { count } from "../../../../text/plural";
import type { DriftReport } from "../../drift-report";

/** A number of the report, with its name. */
export interface Figure {
  readonly label: string;
  readonly value: number;
}

/** Whether nothing differs, and everything is known. */
export function isClean(report: DriftReport): boolean {
  const { drifted, pending, unmanaged } = report.summary;
  return drifted + pending + unmanaged === 0 && failedPlans(report) === 0;
}

/** Describes the whole report in one sentence, or two if a plan failed. */
export function describeSummary(report: DriftReport): string {
  const { customers, drifted, unknown, users } = report.summary;
  const scope = `${count(customers, "customer")} in ${count(report.stacks.length, "stack")}`;
  const failed = failedPlans(report);
  const head =
    drifted > 0
      ? `Drift: ${drifted} of ${scope} ${drifted === 1 ? "differs" : "differ"}, with ${count(users, "user")}`
      : `No drift${failed === 0 ? "" : " found"}: ${scope}`;
  const others = describeCounts(report.summary, [
    "pending",
    "unmanaged",
    "suppressed",
  ]);
  const sentence = `${[head, ...(others === "" ? [] : [others])].join("; ")}.`;
  if (failed === 0) return sentence;
  const gap =
    unknown === 0
      ? ""
      : `, and ${count(unknown, "customer")} ${unknown === 1 ? "is" : "are"} not fully known`;
  return `${sentence} Incomplete: ${count(failed, "plan")} failed${gap}.`;
}

/** Lists counts of a summary that are not zero: `1 drifted, 2 pending`. */
export function describeCounts(
  summary: DriftReport["summary"],
  labels: readonly (keyof DriftReport["summary"])[],
): string {
  return labels
    .filter((label) => summary[label] > 0)
    .map((label) => `${summary[label]} ${label}`)
    .join(", ");
}

/** The numbers of the report. */
export function figuresOf(report: DriftReport): readonly Figure[] {
  const { summary } = report;
  return [
    { label: "active", value: summary.active },
    { label: "inactive", value: summary.inactive },
    { label: "drifted", value: summary.drifted },
    { label: "pending", value: summary.pending },
    { label: "unmanaged", value: summary.unmanaged },
    { label: "suppressed", value: summary.suppressed },
    { label: "users affected by drift", value: summary.users },
    ...(failedPlans(report) === 0
      ? []
      : [{ label: "not known", value: summary.unknown }]),
  ];
}

function failedPlans({ stacks }: DriftReport): number {
  return stacks.filter(({ errors }) => errors.length > 0).length;
}
