import type { DriftReport } from "../../src/cli/drift/drift-report";

/** One value that differs: what is live, and what is declared. */
export interface Difference {
  /** The customer's name; null if it is not known. */
  readonly customer: string | null;
  /** The attribute; for metadata with its key, as in `metadata.region`. */
  readonly attribute: string;
  /** Null if there is no value. */
  readonly live: unknown;
  readonly declared: unknown;
}

/** The values that differ, of all customers in a drift report. */
export function differencesOf({
  customers,
}: DriftReport): readonly Difference[] {
  return customers.flatMap(({ name, drift }) =>
    (drift?.attributes ?? []).map(({ attribute, live, declared }) => ({
      customer: name,
      attribute,
      live,
      declared,
    })),
  );
}
