/** An entry of a fleet's data, not checked yet. */
export interface FleetEntry {
  readonly value: unknown;
  /** Where a field of it is, or the entry itself if the path leads nowhere: `customers.yaml:12`. */
  readonly locate: (path?: readonly PropertyKey[]) => string;
}

/** Something about a fleet's data that its author should know, though it is no error. */
export interface FleetNote {
  readonly level: "info" | "warning";
  readonly message: string;
}

/** The entries of a fleet's data. */
export interface FleetData {
  readonly entries: readonly FleetEntry[];
  readonly notes: readonly FleetNote[];
}
