/** Something in a fleet's data that is to become a customer, not looked at yet. */
export interface FleetEntry {
  readonly value: unknown;
  /** Tells where a field of it stands, or the entry itself where the path leads nowhere: `customers.yaml:12`. */
  readonly locate: (path?: readonly PropertyKey[]) => string;
}
