import type { AnyDataSource, AnyProvider, AnyResource } from "../any-provider";
import { isComputed, isConfigurable } from "../schema/schema";
import type { Attribute, Attributes, Schema } from "../schema/schema";

const namePattern = /^[a-z][a-z0-9_]*$/;

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
  const { name, resources, dataSources } = provider;
  return [
    ...checkAttributes("provider", provider.schema.attributes, {
      kind: "provider",
    }),
    ...resources.flatMap((resource) => [
      ...checkType(name, "resource", resource),
      ...checkVersion(resource),
    ]),
    ...dataSources.flatMap((dataSource) =>
      checkType(name, "data source", dataSource),
    ),
    ...duplicates(resources, "resource"),
    ...duplicates(dataSources, "data source"),
  ];
}

function checkType(
  providerName: string,
  kind: Kind,
  { typeName, schema }: AnyResource | AnyDataSource,
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

function checkVersion({
  typeName,
  schema,
  upgrades = {},
}: AnyResource): readonly string[] {
  const { version = 0 }: Schema = schema;
  const place = `resource ${typeName}`;
  if (!Number.isSafeInteger(version) || version < 0)
    return [
      `${place}: the version ${version} is not a whole number from 0 upwards`,
    ];
  return Array.from({ length: version }, (_, older) => older)
    .filter((older) => !Object.hasOwn(upgrades, older))
    .map((older) => `${place}: state version ${older} has no upgrade`);
}

function duplicates(
  things: readonly { readonly typeName: string }[],
  kind: Kind,
): readonly string[] {
  const names = things.map(({ typeName }) => typeName);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${kind} ${name}: the name is used twice`);
}

/** Where attributes are. `parent` is the attribute that they are nested in. */
interface Place {
  readonly kind: Kind;
  readonly parent?: Attribute;
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
      { ...at, parent: attribute },
    ),
  ]);
}

function checkName(name: string, { kind, parent }: Place): readonly string[] {
  if (!namePattern.test(name))
    return ["the name must be lower_snake_case and begin with a letter"];
  const isReserved =
    parent === undefined && reservedNames[kind].some((one) => one === name);
  return isReserved ? ["Terraform reserves the name"] : [];
}

function checkAttribute(
  attribute: Attribute,
  { kind, parent }: Place,
): readonly string[] {
  const { required, optional, computed } = attribute;
  const hasDefault = attribute.default !== undefined;
  const isPlanned =
    attribute.requiresReplace === true || attribute.useStateForUnknown === true;
  const rules: readonly (readonly [boolean, string])[] = [
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
      attribute.neverNull === true && computed !== true,
      "only a computed attribute needs neverNull",
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
      isPlanned && (kind !== "resource" || parent !== undefined),
      "requiresReplace and useStateForUnknown work only at the top level of a resource",
    ],
    [attribute.description.trim() === "", "the description is missing"],
  ];
  return rules.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
}
