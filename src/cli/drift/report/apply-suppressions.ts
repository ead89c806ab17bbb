import type { Drift, DriftReport, ReportedCustomer } from "../drift-report";
import { type Suppression, isExpired, matchesPattern } from "./suppressions";

/** Marks the differences that valid suppressions match. A customer is suppressed once all its attributes are. */
export function applySuppressions(
  customers: readonly ReportedCustomer[],
  suppressions: readonly Suppression[],
  now: Date,
): readonly ReportedCustomer[] {
  const valid = suppressions.filter((one) => !isExpired(one, now));
  return customers.map((customer) => suppress(customer, valid));
}

/** Counts what each suppression matches. */
export function reportSuppressions(
  customers: readonly ReportedCustomer[],
  suppressions: readonly Suppression[],
  now: Date,
): DriftReport["suppressions"] {
  return suppressions.map((suppression) => ({
    ...suppression,
    isExpired: isExpired(suppression, now),
    matches: customers.filter((customer) => isAbout(suppression, customer))
      .length,
  }));
}

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

function markOf(suppression: Suppression | undefined): Drift["suppression"] {
  if (suppression === undefined) return null;
  const { reason, expires } = suppression;
  return { reason, expires };
}
