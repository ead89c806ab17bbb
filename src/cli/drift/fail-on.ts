import { driftOrigins } from "./drift-kinds";
import type { DriftReport } from "./drift-report";

/** The values of `--fail-on`. */
export const failures = [...driftOrigins, "nothing"] as const;

/** Whether the differences of a report fail the command. */
export function isFailing(
  { drifted, pending, unmanaged }: DriftReport["summary"],
  failOn: readonly (typeof failures)[number][] = driftOrigins,
): boolean {
  const counts = { drift: drifted, pending, unmanaged, nothing: 0 };
  return failOn.some((origin) => counts[origin] > 0);
}
