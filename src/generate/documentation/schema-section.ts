import { indentLines } from "./indent";
import type {
  Attribute,
  Attributes,
  Schema,
} from "../../framework/schema/schema";
import type { Type } from "../../framework/schema/types";
import { inOrder } from "../provider-schema";

const groups: readonly {
  readonly heading: string;
  readonly matches: (attribute: Attribute) => boolean;
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
export function renderSchemaSection({ attributes }: Schema): string {
  return [
    "## Schema",
    ...renderGroups(attributes, "### ", []),
    ...renderNested(attributes, []),
  ].join("\n\n");
}

/** Renders the attributes of one level. `parents` are the names of the enclosing attributes. */
function renderGroups(
  attributes: Attributes,
  marks: string,
  parents: readonly string[],
): readonly string[] {
  return groups.flatMap(({ heading, matches }) => {
    const lines = inOrder(attributes)
      .filter(([, attribute]) => matches(attribute))
      .map(([name, attribute]) =>
        renderAttribute([...parents, name], attribute),
      );
    return lines.length === 0 ? [] : [`${marks}${heading}`, lines.join("\n")];
  });
}

function renderNested(
  attributes: Attributes,
  parents: readonly string[],
): readonly string[] {
  return inOrder(attributes).flatMap(([name, { nesting }]) => {
    if (nesting === undefined) return [];
    const path = [...parents, name];
    const inner = nesting.attributes;
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
  { type, nesting, sensitive, deprecated, description }: Attribute,
): string {
  const traits = [
    nesting === undefined ? renderType(type) : renderNesting(nesting.mode),
    ...(sensitive === true ? ["Sensitive"] : []),
    ...(deprecated === undefined ? [] : ["Deprecated"]),
  ];
  const link =
    nesting === undefined
      ? ""
      : ` (see [below for nested schema](#${anchorOf(path)}))`;
  return `- \`${String(path.at(-1))}\` (${traits.join(", ")}) ${indentLines(description)}${link}`;
}

/** The anchor that a Terraform registry expects of a nested attribute. */
function anchorOf(path: readonly string[]): string {
  return ["nestedatt", ...path].join("--");
}

function renderNesting(mode: string): string {
  return mode === "single" ? "Attributes" : `Attributes ${capitalized(mode)}`;
}

function renderType(type: Type): string {
  if (type.kind === "bool") return "Boolean";
  return "element" in type
    ? `${capitalized(type.kind)} of ${renderType(type.element)}`
    : capitalized(type.kind);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
