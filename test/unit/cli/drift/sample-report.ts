/** Reports that tests format. */
import type {
  DriftReport,
  ReportedCustomer,
} from "../../../../src/cli/drift/drift-report";
import { formatters } from "../../../../src/cli/drift/formats/formatters";
import type { ReportFormat } from "../../../../src/cli/drift/formats/report-format";
import type { Terminal } from "../../../../src/cli/terminal";
import { summarize } from "../../../../src/cli/drift/report/summarize";
import { viewReport } from "../../../../src/cli/drift/report/view/report-view";

type ReportedSuppression = DriftReport["suppressions"][number];

export type Drift = NonNullable<ReportedCustomer["drift"]>;

export const attribute: Drift["attributes"][number] = {
  attribute: "metadata.plan",
  declared: "standard",
  lastState: "standard",
  live: "trial",
  isSensitive: false,
  isDeclaredUnknown: false,
  isUndone: true,
  suppression: null,
};

export const drift: Drift = {
  kind: "changed",
  attributes: [attribute],
  nextDeploy: "update",
  deployUndoes: "all",
  deletionPolicy: null,
  fix: "npx cdktf deploy customers",
  userCount: 2,
  suppression: null,
};

export const suppression = { reason: "billing owns it", expires: "2026-12-31" };

/** How a report shows a suppression, which holds and matches a customer. */
export const reportedSuppression = (
  pattern: string,
  more: Partial<ReportedSuppression> = {},
): ReportedSuppression => ({
  ...suppression,
  stack: "*",
  customer: pattern,
  attribute: null,
  isExpired: false,
  matches: 1,
  ...more,
});

export function customer(
  name: string,
  change: Partial<Drift> | null,
): ReportedCustomer {
  return {
    stack: "customers",
    address: "avara_express_customer.alpha",
    id: `cus_${"a".repeat(32)}`,
    name,
    isActive: true,
    drift: change === null ? null : { ...drift, ...change },
    unknown: null,
  };
}

export function reportOf(...customers: ReportedCustomer[]): DriftReport {
  return {
    version: 1,
    generatedAt: "2026-06-15T12:00:00.000Z",
    summary: summarize(customers),
    stacks: [{ name: "customers", directory: "/app", errors: [] }],
    customers,
    suppressions: [],
    notes: [],
  };
}

export const formatReport = (
  report: DriftReport,
  name: ReportFormat,
  at: Partial<Terminal> = {},
) =>
  formatters[name](viewReport(report), {
    columns: 80,
    hasColors: false,
    ...at,
  });

export const format = (name: ReportFormat, ...customers: ReportedCustomer[]) =>
  formatReport(reportOf(...customers), name);

/** A customer that differs, one that is not planned, and one that is not looked at. */
export function failedReport(): DriftReport {
  const report = reportOf(
    {
      ...customer("Alpha", {
        attributes: [{ ...attribute, declared: null, isDeclaredUnknown: true }],
        nextDeploy: "none",
        deployUndoes: "none",
      }),
      unknown: "next_deploy",
    },
    { ...customer("Beta", null), unknown: "next_deploy" },
    { ...customer("Gamma", null), unknown: "live", isActive: null },
  );
  const error = {
    summary: "The plan deactivates too many",
    detail: "It deactivates 3:\n\n  - Alpha\n  - <b>```",
    address: "avara_express_customer.beta",
  };
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({
      ...stack,
      errors: [error, { ...error, address: null }],
    })),
  };
}
