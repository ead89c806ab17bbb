import type { Drift, ReportedCustomer } from "../../drift-report";

/** Describes what the next deploy does about a customer. */
export function describeNextDeploy(
  { kind, nextDeploy, deployUndoes, deletionPolicy }: Drift,
  unknown: ReportedCustomer["unknown"],
): string {
  if (kind === "unmanaged") return "No deploy touches it.";
  if (unknown !== null) return describeUnknown(unknown);
  switch (nextDeploy) {
    case "create":
      return kind === "gone"
        ? "The next deploy creates a new customer, with a new id and without users."
        : "The next deploy creates it.";
    case "destroy":
      return describeDestroy(deletionPolicy);
    case "forget":
      return "The next deploy removes it from the state, and leaves the live customer as it is.";
    case "import":
      return "The next deploy imports it, and changes it to what is declared.";
    case "replace":
      return "The next deploy replaces the resource.";
    case "none":
      return kind === "gone"
        ? "No deploy creates it again: it is no longer declared."
        : "The next deploy keeps this: the declaration has the same value, or ignores it.";
    case "update":
      return kind === "undeployed"
        ? "The next deploy applies it."
        : describeUpdate(deployUndoes);
  }
}

function describeDestroy(policy: string | null): string {
  switch (policy) {
    case "abandon":
      return 'The next deploy removes it from the state, and leaves the live customer as it is: its deletion_policy is "abandon".';
    case "prevent":
      return 'The next deploy fails: its deletion_policy is "prevent".';
    case null:
      return "The next deploy deactivates it, unless the provider has another deletion_policy.";
    default:
      return "The next deploy deactivates it.";
  }
}

function describeUpdate(deployUndoes: Drift["deployUndoes"]): string {
  switch (deployUndoes) {
    case "all":
      return "The next deploy undoes this.";
    case "some":
      return "The next deploy undoes some of this, and keeps the rest.";
    case "none":
      return "The next deploy keeps what changed outside Terraform, and changes the rest.";
  }
}

/** Describes what is not known about a customer. */
export function describeUnknown(
  unknown: NonNullable<ReportedCustomer["unknown"]>,
): string {
  return unknown === "live"
    ? "The plan failed before Terraform looked at the live customer."
    : "It is not known what the next deploy does: the plan failed.";
}
