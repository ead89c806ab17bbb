import type { Drift } from "../drift-report";
import type { PlannedCustomer } from "../plan/planned-customer";
import { compareValues } from "./compare-values";

/** The part of a customer's difference that the plan shows. */
type Difference = Pick<
  Drift,
  "kind" | "attributes" | "nextDeploy" | "deployUndoes" | "deletionPolicy"
>;

/** Compares the declaration, the last state and the live customer. Returns null if all are the same. */
export function compareCustomer(customer: PlannedCustomer): Difference | null {
  const { declared, lastState, live, unknown } = customer;
  if (unknown === "live") return null;
  const nextDeploy = nextDeployOf(customer);
  const deletionPolicy =
    nextDeploy === "destroy" ? (live?.values.deletion_policy ?? null) : null;
  const whole: Omit<Difference, "kind"> = {
    nextDeploy,
    deployUndoes: nextDeploy === "none" ? "none" : "all",
    deletionPolicy,
    attributes: [],
  };
  if (live === null)
    return { ...whole, kind: lastState === null ? "not_created" : "gone" };
  if (declared === null) return { ...whole, kind: "undeclared" };
  const differences = compareValues({ declared, lastState, live, unknown });
  const attributes = differences.map(({ value }) => value);
  const outside = differences.filter((one) => one.isChangedOutside);
  if (outside.length === 0)
    return nextDeploy === "none"
      ? null
      : { ...whole, kind: "undeployed", attributes };
  const isDeactivated =
    lastState?.values.active === true && live.values.active === false;
  const undone = outside.filter(({ value }) => value.isUndone).length;
  return {
    ...whole,
    kind: isDeactivated ? "deactivated" : "changed",
    deployUndoes:
      undone === 0 ? "none" : undone < outside.length ? "some" : "all",
    attributes,
  };
}

/** What the next deploy does, by the name of Terraform's action. */
const deployActions: ReadonlyMap<string, Drift["nextDeploy"]> = new Map([
  ["create", "create"],
  ["update", "update"],
  ["delete", "destroy"],
  ["forget", "forget"],
]);

function nextDeployOf({
  actions,
  isImported,
}: PlannedCustomer): Drift["nextDeploy"] {
  if (isImported) return "import";
  if (actions.length > 1) return "replace";
  return deployActions.get(actions[0] ?? "") ?? "none";
}
