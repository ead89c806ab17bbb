import type { DriftAttribute } from "../drift-report";
import {
  type CustomerSide,
  type PlannedCustomer,
  isMarked,
  isSensitive,
} from "../plan/planned-customer";

/** A customer that is declared and live. It has no last state if the next deploy imports it. */
type Sides = Pick<PlannedCustomer, "lastState" | "unknown"> & {
  readonly declared: CustomerSide;
  readonly live: CustomerSide;
};

/** A value that is not the same on all sides. */
interface DifferentValue {
  readonly value: DriftAttribute;
  /** Whether it changed since the last deploy, even if it is secret. */
  readonly isChangedOutside: boolean;
}

/** The attributes that the API does not have. */
export const policyAttributes: readonly string[] = [
  "deletion_policy",
  "on_existing",
  "ignore_metadata_keys",
];

/** Compares the values of a customer. */
export function compareValues(sides: Sides): DifferentValue[] {
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
      sides.unknown === null && (isDeclaredUnknown || declared !== live);
    const isChangedOutside = sides.lastState !== null && lastState !== live;
    if (!isUndone && !isChangedOutside) return [];
    const isSecret = isSensitive(sides, path);
    const shown = isSecret
      ? { declared: null, lastState: null, live: null }
      : { declared, lastState, live: isPolicy ? null : live };
    const value = {
      attribute,
      ...shown,
      isSensitive: isSecret,
      isDeclaredUnknown,
      isUndone,
      suppression: null,
    };
    return [{ value, isChangedOutside }];
  });
}

/** The attributes that can differ, each with its path in Terraform's values. */
function pathsOf(sides: Sides): string[][] {
  const { declared, lastState, live } = sides;
  const keys = [declared, lastState, live].flatMap((side) =>
    Object.keys(side?.values.metadata ?? {}),
  );
  // If the metadata is secret as a whole, so are its keys.
  const metadata = isSensitive(sides, ["metadata"])
    ? [["metadata"]]
    : [...new Set(keys)].sort().map((key) => ["metadata", key]);
  return [
    ["name"],
    ["active"],
    ...metadata,
    ...policyAttributes.map((policy) => [policy]),
  ];
}

/** Where a value may come from a default of the provider. */
function inAllMetadata([attribute = "", ...key]: readonly string[]): string[] {
  return [attribute === "metadata" ? "metadata_all" : attribute, ...key];
}

/** The value at a path. For the metadata as a whole: a text that is the same for the same metadata. */
function valueAt(
  side: CustomerSide | null,
  [attribute, key]: readonly string[],
): string | boolean | null {
  if (side === null) return null;
  const { metadata, ...values } = side.values;
  const pairs = Object.entries(metadata ?? {});
  if (attribute === "metadata" && key === undefined)
    return JSON.stringify(pairs.sort());
  const entries = key === undefined ? Object.entries(values) : pairs;
  const name = key ?? attribute;
  return entries.find(([entry]) => entry === name)?.[1] ?? null;
}
