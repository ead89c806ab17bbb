import type { AnyProvider, AnyResource } from "../any-provider";
import { isComputed, isConfigurable, namePattern } from "../schema/schema";
import type { Attribute, Attributes, Schema } from "../schema/schema";
import type { Type } from "../schema/types";
import { checkFunction } from "./check-function";
import { problemsIn } from "./rules";

/**
 * Names that Terraform reserves for its own arguments and blocks at the top level of each kind of block. In HCL an
 * attribute may share its name with a block; in JSON, which CDKTF writes, it may not.
 */
const reservedNames = {
  provider: [
    "alias",
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "locals",
    "source",
    "version",
  ],
  resource: [
    "connection",
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "locals",
    "provider",
    "provisioner",
  ],
  "data source": [
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "locals",
    "provider",
  ],
  // Their attributes are in a config block of their own.
  list: [],
  action: [],
  identity: [],
} as const;

type Kind = keyof typeof reservedNames;

/**
 * Checks a provider's schemas. Call it in a test, because Terraform misses most of these mistakes or panics.
 *
 * @returns one sentence for each problem
 */
export function validateProviderSchema(
  provider: AnyProvider,
): readonly string[] {
  const {
    name,
    resources,
    dataSources = [],
    listResources = [],
    actions = [],
    functions = [],
  } = provider;
  return [
    ...checkAttributes("provider", provider.schema.attributes, {
      kind: "provider",
    }),
    ...resources.flatMap((resource) => [
      ...checkType(name, "resource", resource),
      ...checkVersion(`resource ${resource.typeName}`, resource),
      ...checkIdentity(resource),
    ]),
    ...dataSources.flatMap((dataSource) =>
      checkType(name, "data source", dataSource),
    ),
    ...listResources.flatMap((list) => [
      ...checkType(name, "list", list),
      ...checkListed(list.typeName, resources),
    ]),
    ...actions.flatMap((action) => checkType(name, "action", action)),
    ...functions.flatMap(checkFunction),
    ...duplicates("resource", resources.map(typeNameOf)),
    ...duplicates("data source", dataSources.map(typeNameOf)),
    ...duplicates("list", listResources.map(typeNameOf)),
    ...duplicates("action", actions.map(typeNameOf)),
    ...duplicates(
      "function",
      functions.map(({ name }) => name),
    ),
  ];
}

function checkType(
  providerName: string,
  kind: Kind,
  { typeName, schema }: { readonly typeName: string; readonly schema: Schema },
): readonly string[] {
  const place = `${kind} ${typeName}`;
  const isWellNamed =
    // Terraform finds the provider of a type by the part before the first underscore.
    typeName.startsWith(`${providerName}_`) && namePattern.test(typeName);
  return [
    ...(isWellNamed
      ? []
      : [
          `${place}: the type name must begin with ${providerName}_ and be lower_snake_case`,
        ]),
    ...checkAttributes(place, schema.attributes, { kind }),
  ];
}

function checkVersion(
  place: string,
  {
    schema,
    upgrades = {},
  }: {
    readonly schema: Schema;
    readonly upgrades?: Readonly<Record<number, unknown>>;
  },
): readonly string[] {
  const { version = 0 } = schema;
  if (!Number.isSafeInteger(version) || version < 0)
    return [
      `${place}: the version ${version} is not a whole number from 0 upwards`,
    ];
  return Array.from({ length: version }, (_, older) => older)
    .filter((older) => !Object.hasOwn(upgrades, older))
    .map((older) => `${place}: state version ${older} has no upgrade`);
}

function checkIdentity({ typeName, identity }: AnyResource): readonly string[] {
  if (identity === undefined) return [];
  const place = `identity of ${typeName}`;
  return [
    ...checkVersion(place, identity),
    ...checkAttributes(place, identity.schema.attributes, { kind: "identity" }),
  ];
}

function checkListed(
  typeName: string,
  resources: readonly AnyResource[],
): readonly string[] {
  const resource = resources.find((one) => one.typeName === typeName);
  return resource?.identity === undefined
    ? [`list ${typeName}: there is no resource of this type with an identity`]
    : [];
}

const typeNameOf = ({ typeName }: { readonly typeName: string }): string =>
  typeName;

function duplicates(kind: string, names: readonly string[]): readonly string[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${kind} ${name}: the name is used twice`);
}

function isIdentifying(type: Type): boolean {
  const element = type.kind === "list" ? type.element : type;
  return ["string", "number", "bool"].includes(element.kind);
}

/** Where attributes are. `parent` is the attribute that they are nested in, perhaps somewhere in a set. */
interface Place {
  readonly kind: Kind;
  readonly parent?: Attribute;
  readonly isInSet?: boolean;
}

function checkAttributes(
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
