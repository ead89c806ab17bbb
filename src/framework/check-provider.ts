import { isComputed, isConfigurable } from "./schema";
import type { Attribute, Attributes, Schema } from "./schema";
import type { AnyProvider } from "./erasure";

const namePattern = /^[a-z][a-z0-9_]*$/;

/** Names that Terraform keeps for itself in every resource and data source. */
const reservedNames = [
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
  "connection",
];

/**
 * What is wrong with a provider's schemas; nothing, if all is well.
 *
 * Terraform itself checks little of it, or panics. Call it in a test.
 */
export function checkProvider(provider: AnyProvider): readonly string[] {
  const named = [
    ...provider.resources.map((one) => ({ kind: "resource", ...one })),
    ...provider.dataSources.map((one) => ({ kind: "data source", ...one })),
  ];
  return [
    ...checkSchema("provider", provider.schema),
    ...named.flatMap(({ kind, typeName, schema }) => {
      const place = `${kind} ${typeName}`;
      return [
        ...(typeName.startsWith(`${provider.name}_`) &&
        namePattern.test(typeName)
          ? []
          : [`${place}: the type name must begin with ${provider.name}_`]),
        ...checkSchema(place, schema),
      ];
    }),
    ...duplicates(provider.resources, "resource"),
    ...duplicates(provider.dataSources, "data source"),
  ];
}

function duplicates(
  things: readonly { readonly typeName: string }[],
  kind: string,
): readonly string[] {
  const names = things.map(({ typeName }) => typeName);
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${kind} ${name}: there are two of that name`);
}

function checkSchema(place: string, schema: Schema): readonly string[] {
  const { version = 0 } = schema;
  return [
    ...(Number.isInteger(version) && version >= 0
      ? []
      : [`${place}: the version ${version} is not a whole number from 0`]),
    ...checkAttributes(place, schema.attributes, false),
  ];
}

function checkAttributes(
  place: string,
  attributes: Attributes,
  isInsideConfigurable: boolean,
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    [...checkName(name), ...checkAttribute(attribute, isInsideConfigurable)]
      .map((problem) => `${place}: ${name}: ${problem}`)
      .concat(
        attribute.nesting === undefined
          ? []
          : checkAttributes(
              `${place}: ${name}`,
              attribute.nesting.attributes,
              isConfigurable(attribute),
            ),
      ),
  );
}

function checkName(name: string): readonly string[] {
  if (!namePattern.test(name))
    return ["the name must be lower_snake_case and begin with a letter"];
  return reservedNames.includes(name) ? ["Terraform reserves the name"] : [];
}

function checkAttribute(
  attribute: Attribute,
  isInsideConfigurable: boolean,
): readonly string[] {
  const { required, optional, computed } = attribute;
  const rules: readonly (readonly [boolean, string])[] = [
    [
      required !== true && optional !== true && computed !== true,
      "it must be required, optional or computed",
    ],
    [
      required === true && (optional === true || isComputed(attribute)),
      "what is required is neither optional nor computed, and has no default",
    ],
    [
      attribute.default !== undefined && optional !== true,
      "a default needs it to be optional",
    ],
    [
      attribute.useStateForUnknown === true && computed !== true,
      "only what is computed can use the state for unknown",
    ],
    [
      isInsideConfigurable && computed === true,
      "inside an attribute that the configuration sets, only a default may be computed",
    ],
    [attribute.description.trim() === "", "the description is missing"],
  ];
  return rules.flatMap(([isBroken, problem]) => (isBroken ? [problem] : []));
}
