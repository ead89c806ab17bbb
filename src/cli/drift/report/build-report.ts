/** Makes the report of what was found. Pure: all that was read of the world comes in. */
import type { ExpressCustomer } from "../../../api/express-customer";
import { compareCustomer } from "./compare-customer";
import type {
  Drift,
  DriftReport,
  PlanError,
  ReportedCustomer,
} from "./drift-report";
import { type PlannedCustomer, isMarked } from "../plan/plan-document";
import { type Stack, toCommand } from "../plan/stack";
import { type Suppression, isExpired, matchesPattern } from "./suppressions";

/** What was planned of a stack. */
export interface PlannedStack {
  readonly stack: Stack;
  readonly customers: readonly PlannedCustomer[];
  /** Why Terraform refuses the plan; else empty. */
  readonly errors: readonly PlanError[];
}

/** What a report is made of. */
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
  const valid = suppressions.filter((one) => !isExpired(one, now));
  const customers = found.map((customer) => suppress(customer, valid));
  return {
    version: 1,
    generatedAt: now.toISOString(),
    summary: summarize(customers),
    stacks: stacks.map(({ stack: { name, directory }, errors }) => ({
      name,
      directory,
      errors: [...errors],
    })),
    customers,
    suppressions: suppressions.map((suppression) => ({
      ...suppression,
      isExpired: isExpired(suppression, now),
      matches: found.filter((customer) => isAbout(suppression, customer))
        .length,
    })),
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
    name: [declared, lastState, live].some((side) =>
      isMarked(side?.sensitive, ["name"]),
    )
      ? null
      : ((live ?? lastState ?? declared)?.values.name ?? null),
    isActive: live?.values.active ?? null,
    drift: difference && {
      ...difference,
      attributes: difference.attributes.map((attribute) => ({
        ...attribute,
        suppression: null,
      })),
      mend:
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
      mend: toCommand("npx", "cdktf-avara", "adopt", "--id", id, ...language),
      userCount: customer.userCount,
      suppression: null,
    },
    unknown: null,
  };
}

function isAbout(
  { stack, customer, attribute }: Suppression,
  reported: ReportedCustomer,
): boolean {
  const { drift } = reported;
  return (
    drift !== null &&
    matchesPattern(stack, reported.stack ?? "") &&
    matchesPattern(customer, reported.address ?? reported.id ?? "") &&
    (attribute === null ||
      drift.attributes.some((one) => matchesPattern(attribute, one.attribute)))
  );
}

/** Marks what is suppressed: a customer as a whole once all of its attributes are. */
function suppress(
  customer: ReportedCustomer,
  suppressions: readonly Suppression[],
): ReportedCustomer {
  const { drift } = customer;
  if (drift === null) return customer;
  const valid = suppressions.filter((one) => isAbout(one, customer));
  const attributes = drift.attributes.map((value) => ({
    ...value,
    suppression: markOf(
      valid.find(
        ({ attribute }) =>
          attribute === null || matchesPattern(attribute, value.attribute),
      ),
    ),
  }));
  const [first] = attributes;
  const suppression =
    markOf(valid.find(({ attribute }) => attribute === null)) ??
    (attributes.every((value) => value.suppression !== null)
      ? (first?.suppression ?? null)
      : null);
  return { ...customer, drift: { ...drift, attributes, suppression } };
}

function markOf(suppression: Suppression | undefined): Drift["suppression"] {
  if (suppression === undefined) return null;
  const { reason, expires } = suppression;
  return { reason, expires };
}

function summarize(
  customers: readonly ReportedCustomer[],
): DriftReport["summary"] {
  const drifts = customers.flatMap(({ drift }) => drift ?? []);
  const counted = drifts.filter(({ suppression }) => suppression === null);
  return {
    customers: customers.length,
    active: customers.filter(({ isActive }) => isActive === true).length,
    inactive: customers.filter(({ isActive }) => isActive === false).length,
    drifted: counted.length,
    suppressed: drifts.length - counted.length,
    unknown: customers.filter(({ unknown }) => unknown !== null).length,
    users: counted.reduce((sum, { userCount }) => sum + (userCount ?? 0), 0),
  };
}
