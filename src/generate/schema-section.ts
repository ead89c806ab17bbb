import { indentLines } from "./indent";
import type {
  AttributeSchema,
  AttributeSchemas,
  BlockSchema,
} from "./provider-schema";

const groups: readonly {
  readonly heading: string;
  readonly matches: (attribute: AttributeSchema) => boolean;
}[] = [
  { heading: "Required", matches: ({ required }) => required === true },
  { heading: "Optional", matches: ({ optional }) => optional === true },
  {
    heading: "Read-Only",
    matches: ({ required, optional }) => required !== true && optional !== true,
  },
];

/**
 * Renders the section of a page that lists the attributes: required ones first, nested ones last.
 */
export function renderSchemaSection({ attributes }: BlockSchema): string {
  return [
    "## Schema",
    ...renderGroups(attributes, "### ", []),
    ...renderNested(attributes, []),
  ].join("\n\n");
}

/** Renders the attributes of one level. `parents` are the names of the enclosing attributes. */
function renderGroups(
  attributes: AttributeSchemas,
  marks: string,
  parents: readonly string[],
): readonly string[] {
  return groups.flatMap(({ heading, matches }) => {
    const lines = Object.entries(attributes)
      .filter(([, attribute]) => matches(attribute))
      .map(([name, attribute]) =>
        renderAttribute([...parents, name], attribute),
      );
    return lines.length === 0 ? [] : [`${marks}${heading}`, lines.join("\n")];
  });
}

function renderNested(
  attributes: AttributeSchemas,
  parents: readonly string[],
): readonly string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    if (!("nested_type" in attribute)) return [];
    const path = [...parents, name];
    const inner = attribute.nested_type.attributes;
    return [
      `<a id="${anchorOf(path)}"></a>`,
      `### Nested Schema for \`${path.join(".")}\``,
      ...renderGroups(inner, "#### ", path),
      ...renderNested(inner, path),
    ];
  });
}

function renderAttribute(
  path: readonly string[],
  attribute: AttributeSchema,
): string {
  const { sensitive, deprecated, description } = attribute;
  const traits = [
    "nested_type" in attribute
      ? renderNesting(attribute.nested_type.nesting_mode)
      : renderType(attribute.type),
    ...(sensitive === true ? ["Sensitive"] : []),
    ...(deprecated === true ? ["Deprecated"] : []),
  ];
  const link =
    "nested_type" in attribute
      ? ` (see [below for nested schema](#${anchorOf(path)}))`
      : "";
  return `- \`${String(path.at(-1))}\` (${traits.join(", ")}) ${indentLines(description)}${link}`;
}

/** The anchor that a Terraform registry expects of a nested attribute. */
function anchorOf(path: readonly string[]): string {
  return ["nestedatt", ...path].join("--");
}

function renderNesting(mode: string): string {
  return mode === "single" ? "Attributes" : `Attributes ${capitalized(mode)}`;
}

const scalars = {
  string: "String",
  bool: "Boolean",
  number: "Number",
  dynamic: "Dynamic",
} as const;

function renderType(
  type: Extract<AttributeSchema, { type: unknown }>["type"],
): string {
  if (typeof type === "string") return scalars[type];
  const [collection, element] = type;
  return collection === "object"
    ? "Object"
    : `${capitalized(collection)} of ${renderType(element)}`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
