/**
 * Data that Terraform stores beside a resource's state and never shows. A call that returns no
 * private state keeps the previous one.
 */
export type PrivateState = Readonly<Record<string, string>>;

/** A state that was written with an older version of the schema, as JSON. */
export type OldState = Readonly<Record<string, unknown>>;
