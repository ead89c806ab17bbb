/** An unchecked entry of a fleet's data. */
export interface FleetEntry {
  readonly value: unknown;
  /** The place of a field, or of the entry if there is no such field: `customers.yaml:12`. */
  readonly locate: (path?: readonly PropertyKey[]) => string;
}

/** A note about a fleet's data for its author, which is not an error. */
export interface FleetNote {
  readonly level: "info" | "warning";
  readonly message: string;
}

/** The entries of a fleet's data. */
export interface FleetData {
  readonly entries: readonly FleetEntry[];
  readonly notes: readonly FleetNote[];
}
