import type { ReportedCustomer } from "../drift-report";
import type { CustomerValues } from "./plan-schema";

/** One side of a customer. */
export interface CustomerSide {
  readonly values: Omit<CustomerValues, "metadata_all">;
  /** Terraform's marks; see {@link isMarked}. */
  readonly sensitive: unknown;
  readonly unknown: unknown;
}

/** A customer of a plan. A side is null if the customer does not exist there. */
export interface PlannedCustomer {
  readonly address: string;
  /** Terraform's names for the actions of the next deploy. */
  readonly actions: readonly string[];
  readonly isImported: boolean;
  readonly declared: CustomerSide | null;
  readonly lastState: CustomerSide | null;
  readonly live: CustomerSide | null;
  /** What a failed plan left unknown. Do not read those sides: their values are not real. */
  readonly unknown: ReportedCustomer["unknown"];
}

/** Whether Terraform keeps the value at a path secret, on any side. */
export function isSensitive(
  {
    declared,
    lastState,
    live,
  }: Pick<PlannedCustomer, "declared" | "lastState" | "live">,
  path: readonly string[],
): boolean {
  return [declared, lastState, live].some((side) =>
    isMarked(side?.sensitive, path),
  );
}

/** Whether Terraform's marks, which have the structure of the values, are `true` at a path or above it. */
export function isMarked(marks: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (marks === true) return true;
  if (key === undefined || typeof marks !== "object" || marks === null)
    return false;
  const entry = Object.entries(marks).find(([name]) => name === key);
  return entry !== undefined && isMarked(entry[1], rest);
}
