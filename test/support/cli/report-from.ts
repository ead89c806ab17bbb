import {
  type ReportSources,
  buildReport,
} from "../../../src/cli/drift/report/build-report";
import type { PlannedCustomer } from "../../../src/cli/drift/plan/planned-customer";
import type { Stack } from "../../../src/cli/drift/plan/stack";
import type { DriftReport } from "../../../src/cli/drift/drift-report";

/** A CDKTF stack. */
export const sampleStack: Stack = {
  name: "customers",
  directory: "/app/cdktf.out/stacks/customers",
  isHcl: false,
  deployCommand: "deploy it",
  recordCommand: "record it",
};

/** Builds the report of what was found. Nothing else was. */
export function reportFrom(found: Partial<ReportSources>): DriftReport {
  return buildReport({
    stacks: [],
    userCounts: new Map(),
    unmanaged: [],
    suppressions: [],
    notes: [],
    now: new Date("2026-06-15T12:00:00Z"),
    ...found,
  });
}

/** Builds the report of the customers of one stack. */
export function reportOnStack(
  customers: readonly PlannedCustomer[],
  more: Partial<ReportSources> = {},
): DriftReport {
  const stacks = [{ stack: sampleStack, customers, errors: [] }];
  return reportFrom({ stacks, ...more });
}
