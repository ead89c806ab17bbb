import { isComputed, isConfigurable, namePattern } from "../../schema/schema";
import type { Attribute, Attributes } from "../../schema/schema";
import type { Type } from "../../schema/types";
import { problemsIn } from "./rules";

/** Names that Terraform reserves in providers, resources and data sources. */
const reservedEverywhere = [
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "locals",
];

/**
 * Names that Terraform reserves for its own arguments and blocks at the top level of each kind of block. In HCL an
 * attribute may share its name with a block; in JSON, which CDKTF writes, it may not.
 */
const reservedNames = {
  provider: [...reservedEverywhere, "alias", "source", "version"],
  resource: [...reservedEverywhere, "connection", "provider", "provisioner"],
  "data source": [...reservedEverywhere, "provider"],
  // Their attributes are in a config block of their own.
  list: [],
  action: [],
  identity: [],
} as const;

/** A kind of block. */
export type Kind = keyof typeof reservedNames;

/** Where attributes are. */
interface Place {
  readonly kind: Kind;
  /** The attribute that they are nested in. */
  readonly parent?: Attribute;
  /** Whether this or an outer one is a set. */
  readonly isInSet?: boolean;
}

/** Checks attributes, also nested ones. Returns one sentence for each problem. */
export function checkAttributes(
  place: string,
  attributes: Attributes,
  at: Place,
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => [
    ...[...checkName(name, at), ...checkAttribute(attribute, at)].map(
      (problem) => `${place}: ${name}: ${problem}`,
    ),
    ...checkAttributes(
      `${place}: ${name}`,
      attribute.nesting?.attributes ?? {},
      {
        ...at,
        parent: attribute,
        isInSet: at.isInSet === true || attribute.nesting?.mode === "set",
      },
    ),
  ]);
}

function checkName(name: string, { kind, parent }: Place): readonly string[] {
  if (!namePattern.test(name))
    return ["the name must be lower_snake_case and begin with a letter"];
  const isReserved =
    parent === undefined &&
    reservedNames[kind].some((one: string) => one === name);
  return isReserved ? ["Terraform reserves the name"] : [];
}

function checkAttribute(
  attribute: Attribute,
  { kind, parent, isInSet }: Place,
): readonly string[] {
  const { required, optional, computed, writeOnly } = attribute;
  const hasDefault = attribute.default !== undefined;
  const isPlanned =
    attribute.requiresReplace === true || attribute.useStateForUnknown === true;
  return problemsIn([
    [
      required !== true && optional !== true && computed !== true,
      "it must be required, optional or computed",
    ],
    [
      required === true && (optional === true || isComputed(attribute)),
      "a required attribute is neither optional nor computed, and has no default",
    ],
    [
      hasDefault && optional !== true,
      "an attribute with a default must be optional",
    ],
    [
      attribute.useStateForUnknown === true && computed !== true,
      "useStateForUnknown needs a computed attribute",
    ],
    [
      attribute.neverNull === true && computed !== true && required !== true,
      "neverNull needs a computed or a required attribute",
    ],
    [
      parent !== undefined && isConfigurable(parent) && computed === true,
      "inside an attribute that the configuration may set, only a default may be computed",
    ],
    [
      kind === "provider" && isComputed(attribute),
      "nothing in a provider's configuration is computed or has a default",
    ],
    [
      kind === "data source" && hasDefault,
      "an attribute of a data source cannot have a default; apply it in read",
    ],
    [
      (kind === "list" || kind === "action" || kind === "identity") &&
        isComputed(attribute),
      "nothing in a list, an action or an identity is computed or has a default",
    ],
    [
      kind === "identity" && !isIdentifying(attribute.type),
      "an identity has only strings, numbers, bools and lists of them",
    ],
    [
      isPlanned && (kind !== "resource" || parent !== undefined),
      "requiresReplace and useStateForUnknown work only at the top level of a resource",
    ],
    [
      writeOnly === true && (kind !== "resource" || isInSet === true),
      "only a resource may have a write-only attribute, and no set may contain one",
    ],
    [
      writeOnly === true &&
        (isComputed(attribute) || isPlanned || attribute.neverNull === true),
      "a write-only attribute is not in the state: it has no default, is neither computed nor neverNull, and replaces nothing",
    ],
    [attribute.description.trim() === "", "the description is missing"],
  ]);
}

function isIdentifying(type: Type): boolean {
  const element = type.kind === "list" ? type.element : type;
  return ["string", "number", "bool"].includes(element.kind);
}
