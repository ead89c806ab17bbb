import { type DriftOrigin, originOf } from "../drift-kinds";
import type { DriftReport, ReportedCustomer } from "../drift-report";

/** Counts the customers of a report. */
export function summarize(
  customers: readonly ReportedCustomer[],
): DriftReport["summary"] {
  const drifts = customers.flatMap(({ drift }) => drift ?? []);
  const counted = drifts.filter(({ suppression }) => suppression === null);
  const of = (origin: DriftOrigin) =>
    counted.filter(({ kind }) => originOf[kind] === origin);
  const drifted = of("drift");
  return {
    customers: customers.length,
    active: customers.filter(({ isActive }) => isActive === true).length,
    inactive: customers.filter(({ isActive }) => isActive === false).length,
    drifted: drifted.length,
    pending: of("pending").length,
    unmanaged: of("unmanaged").length,
    suppressed: drifts.length - counted.length,
    unknown: customers.filter(({ unknown }) => unknown !== null).length,
    users: drifted.reduce((sum, { userCount }) => sum + (userCount ?? 0), 0),
  };
}
