/** Options for reading a fleet's data. */
export interface ReadFleetOptions {
  /**
   * Whether the data may have no customers. Deploying an empty fleet removes every customer that it declared before.
   * @default false
   */
  readonly allowEmpty?: boolean;
}
