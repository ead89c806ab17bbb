/** Builds the report from plans and live customers. Pure: all input is passed in. */
import type { ExpressCustomer } from "../../../api/express-customer";
import { type PlannedCustomer, isSensitive } from "../plan/planned-customer";
import type { PlannedStack } from "../plan/plan-stack";
import { type Stack, toCommand } from "../plan/stack";
import { applySuppressions, reportSuppressions } from "./apply-suppressions";
import { compareCustomer } from "./compare-customer";
import type { DriftReport, ReportedCustomer } from "../drift-report";
import { summarize } from "./summarize";
import type { Suppression } from "./suppressions";

/** The parts of a report. */
export interface ReportSources {
  readonly stacks: readonly PlannedStack[];
  /** How many users customers have, by their ids. */
  readonly userCounts: ReadonlyMap<string, number>;
  /** Live customers in no stack. */
  readonly unmanaged: readonly ExpressCustomer[];
  readonly suppressions: readonly Suppression[];
  readonly notes: readonly string[];
  readonly now: Date;
}

/** Returns the report. */
export function buildReport(sources: ReportSources): DriftReport {
  const { stacks, unmanaged, suppressions, now } = sources;
  const found = [
    ...stacks.flatMap(({ stack, customers }) =>
      customers.map((customer) => reportPlanned(customer, stack, sources)),
    ),
    ...unmanaged.map((customer) => reportUnmanaged(customer, sources)),
  ];
  const customers = applySuppressions(found, suppressions, now);
  return {
    version: 1,
    generatedAt: now.toISOString(),
    summary: summarize(customers),
    stacks: stacks.map(({ stack: { name, directory }, errors }) => ({
      name,
      directory,
      errors: [...errors],
    })),
    customers: [...customers],
    suppressions: reportSuppressions(found, suppressions, now),
    notes: [...sources.notes],
  };
}

function reportPlanned(
  planned: PlannedCustomer,
  stack: Stack,
  { userCounts }: ReportSources,
): ReportedCustomer {
  const { declared, lastState, live, unknown } = planned;
  const id = (live ?? lastState)?.values.id ?? null;
  const difference = compareCustomer(planned);
  return {
    stack: stack.name,
    address: planned.address,
    id,
    name: isSensitive(planned, ["name"])
      ? null
      : ((live ?? lastState ?? declared)?.values.name ?? null),
    isActive: live?.values.active ?? null,
    drift: difference && {
      ...difference,
      fix:
        difference.nextDeploy === "none" && unknown === null
          ? stack.recordCommand
          : stack.deployCommand,
      userCount:
        live === null || id === null ? null : (userCounts.get(id) ?? null),
      suppression: null,
    },
    unknown,
  };
}

function reportUnmanaged(
  customer: ExpressCustomer,
  { stacks }: ReportSources,
): ReportedCustomer {
  const id = customer.expressCustomerId;
  const language = stacks.some(({ stack }) => stack.isHcl) ? ["--hcl"] : [];
  return {
    stack: null,
    address: null,
    id,
    name: customer.expressCustomerName,
    isActive: customer.isActive,
    drift: {
      kind: "unmanaged",
      attributes: [],
      nextDeploy: "none",
      deployUndoes: "none",
      deletionPolicy: null,
      fix: toCommand("npx", "cdktf-avara", "adopt", "--id", id, ...language),
      userCount: customer.userCount,
      suppression: null,
    },
    unknown: null,
  };
}
