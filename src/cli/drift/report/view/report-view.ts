/** Prepares a report for people: titles, sentences, order. The formats only lay it out, so that they all say the same. */
import { count } from "../../../../text/plural";
import { printable } from "../../../../text/printable";
import { driftKinds } from "../../drift-kinds";
import type { DriftReport } from "../../drift-report";
import { type CustomerView, isDifferent, viewCustomer } from "./customer-view";
import { viewNotes } from "./notes";
import { type PlanFailureView, viewPlanFailure } from "./plan-failure";
import { type Figure, describeSummary, figuresOf, isClean } from "./summary";

/** A report as people see it. All texts are safe to print. */
export interface ReportView {
  /** The report itself, for programs. */
  readonly source: DriftReport;
  /** Whether nothing differs, and everything is known. */
  readonly isClean: boolean;
  /** As an ISO 8601 date and time. */
  readonly generatedAt: string;
  /** The whole report in one or two sentences. */
  readonly summary: string;
  readonly figures: readonly Figure[];
  /** The stacks with all their customers, and the customers in no stack if there are any. */
  readonly groups: readonly GroupView[];
  /** The customers that differ, the most severe first, suppressed ones last. */
  readonly differences: readonly CustomerView[];
  /** The customers whose status is `unknown`. */
  readonly unknown: readonly CustomerView[];
  readonly failures: readonly PlanFailureView[];
  /** What a reader must know to interpret the rest. */
  readonly notes: readonly string[];
}

/** The customers of one stack, or those in none. */
export interface GroupView {
  readonly name: string;
  /** How many customers there are, by status. */
  readonly caption: string;
  readonly customers: readonly CustomerView[];
  /** Null if the plan did not fail. */
  readonly failure: PlanFailureView | null;
}

/** Prepares a report. */
export function viewReport(report: DriftReport): ReportView {
  const all = report.customers.map((customer, index) => ({
    stack: customer.stack,
    view: viewCustomer(customer, index),
  }));
  const groupOf = (
    stack: string | null,
    failure: PlanFailureView | null,
  ): GroupView => {
    const customers = all
      .filter((one) => one.stack === stack)
      .map(({ view }) => view);
    const name = stack === null ? "in no stack" : printable(stack);
    return { name, caption: captionOf(customers), customers, failure };
  };
  const unmanaged = groupOf(null, null);
  const groups = [
    ...report.stacks.map((stack) =>
      groupOf(stack.name, viewPlanFailure(stack)),
    ),
    ...(unmanaged.customers.length === 0 ? [] : [unmanaged]),
  ];
  const customers = all.map(({ view }) => view);
  return {
    source: report,
    isClean: isClean(report),
    generatedAt: report.generatedAt,
    summary: describeSummary(report),
    figures: figuresOf(report),
    groups,
    differences: customers
      .filter(({ status }) => status !== "same" && status !== "unknown")
      .toSorted((a, b) => severityOf(a) - severityOf(b)),
    unknown: customers.filter(({ status }) => status === "unknown"),
    failures: groups.flatMap(({ failure }) => failure ?? []),
    notes: viewNotes(report),
  };
}

/** A smaller number is more severe. */
function severityOf({ status, type }: CustomerView): number {
  const kinds: readonly (string | null)[] = driftKinds;
  return status === "suppressed" ? kinds.length : kinds.indexOf(type);
}

function captionOf(customers: readonly CustomerView[]): string {
  const live = (what: CustomerView["live"]) =>
    customers.filter((one) => one.live === what).length;
  const differing = customers.filter(isDifferent).length;
  const unknown = customers.filter((one) => !one.isFullyKnown).length;
  return `${count(customers.length, "customer")}: ${live("active")} active, ${live("inactive")} inactive, ${live("absent")} not live; ${differing} ${differing === 1 ? "differs" : "differ"}${unknown === 0 ? "" : `, ${unknown} not known`}`;
}
