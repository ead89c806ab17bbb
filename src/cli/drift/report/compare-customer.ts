import type { Drift, DriftAttribute } from "./drift-report";
import {
  type CustomerSide,
  type PlannedCustomer,
  isMarked,
} from "../plan/plan-document";

/** The part of a customer's difference that the plan shows. */
type Difference = Pick<
  Drift,
  "kind" | "attributes" | "nextDeploy" | "deployUndoes" | "deletionPolicy"
>;

/** The three sides of a customer, all of which exist. */
interface Sides {
  readonly declared: CustomerSide;
  readonly lastState: CustomerSide;
  readonly live: CustomerSide;
}

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
  const differences = compareValues(customer, {
    declared,
    live,
    lastState: lastState ?? live,
  });
  const attributes = differences.map(({ value }) => value);
  if (lastState === null)
    return {
      ...whole,
      kind: "undeployed",
      attributes: attributes.map((value) => ({ ...value, lastState: null })),
    };
  const outside = differences.filter((one) => one.isChangedOutside);
  if (outside.length === 0)
    return nextDeploy === "none"
      ? null
      : { ...whole, kind: "undeployed", attributes };
  const isDeactivated =
    lastState.values.active === true && live.values.active === false;
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

/** The attributes that the API does not have. */
export const policyAttributes: readonly string[] = [
  "deletion_policy",
  "on_existing",
  "ignore_metadata_keys",
];

/** The attributes that can differ, each with its path in Terraform's values. */
function pathsOf({ declared, lastState, live }: Sides): string[][] {
  const sides = [declared, lastState, live];
  const keys = sides.flatMap(({ values }) =>
    Object.keys(values.metadata ?? {}),
  );
  // If the metadata is secret as a whole, so are its keys.
  const metadata = sides.some((side) => isMarked(side.sensitive, ["metadata"]))
    ? [["metadata"]]
    : [...new Set(keys)].sort().map((key) => ["metadata", key]);
  return [
    ["name"],
    ["active"],
    ...metadata,
    ...policyAttributes.map((policy) => [policy]),
  ];
}

function compareValues(
  { unknown }: Pick<PlannedCustomer, "unknown">,
  sides: Sides,
): { value: DriftAttribute; isChangedOutside: boolean }[] {
  return pathsOf(sides).flatMap((path) => {
    const attribute = path.join(".");
    const isPolicy = policyAttributes.includes(attribute);
    const declared = valueAt(sides.declared, path);
    const lastState = valueAt(sides.lastState, path);
    const live = valueAt(sides.live, path);
    const isDeclaredUnknown = [path, inAllMetadata(path)].some((marked) =>
      isMarked(sides.declared.unknown, marked),
    );
    const isUndone =
      unknown === null && (isDeclaredUnknown || declared !== live);
    const isChangedOutside = lastState !== live;
    if (!isUndone && !isChangedOutside) return [];
    const isSensitive = [sides.declared, sides.lastState, sides.live].some(
      ({ sensitive }) => isMarked(sensitive, path),
    );
    const shown = isSensitive
      ? { declared: null, lastState: null, live: null }
      : { declared, lastState, live: isPolicy ? null : live };
    const value = {
      attribute,
      ...shown,
      isSensitive,
      isDeclaredUnknown,
      isUndone,
      suppression: null,
    };
    return [{ value, isChangedOutside }];
  });
}

/** Where a value may come from a default of the provider. */
function inAllMetadata([attribute = "", ...key]: readonly string[]): string[] {
  return [attribute === "metadata" ? "metadata_all" : attribute, ...key];
}

/** The value at a path. For the metadata as a whole: a text that is the same for the same metadata. */
function valueAt(
  { values: { metadata, ...values } }: CustomerSide,
  [attribute, key]: readonly string[],
): string | boolean | null {
  const pairs = Object.entries(metadata ?? {});
  if (attribute === "metadata" && key === undefined)
    return JSON.stringify(pairs.sort());
  const entries = key === undefined ? Object.entries(values) : pairs;
  const name = key ?? attribute;
  return entries.find(([entry]) => entry === name)?.[1] ?? null;
}
