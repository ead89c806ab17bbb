/**
 * How a customer differs, the most severe first.
 *
 * - `gone`: it was deployed, and the API no longer has it.
 * - `deactivated`: deactivated outside Terraform since the last deploy.
 * - `undeclared`: deployed, and no longer declared.
 * - `changed`: changed outside Terraform since the last deploy.
 * - `not_created`: declared, and never created.
 * - `undeployed`: the declaration changed since the last deploy.
 * - `unmanaged`: live, and in no stack.
 */
export const driftKinds = [
  "gone",
  "deactivated",
  "undeclared",
  "changed",
  "not_created",
  "undeployed",
  "unmanaged",
] as const;

/** How a customer differs. */
export type DriftKind = (typeof driftKinds)[number];

/** Where a difference comes from: outside Terraform, the code, or a customer that no code declares. */
export const driftOrigins = ["drift", "pending", "unmanaged"] as const;

/** Where a difference comes from. */
export type DriftOrigin = (typeof driftOrigins)[number];

/** Where each kind of difference comes from. */
export const originOf: Readonly<Record<DriftKind, DriftOrigin>> = {
  gone: "drift",
  deactivated: "drift",
  changed: "drift",
  undeclared: "pending",
  not_created: "pending",
  undeployed: "pending",
  unmanaged: "unmanaged",
};
