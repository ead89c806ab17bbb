import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { generateDocumentation } from "../../../src/generate/documentation";
import type {
  AttributeSchemas,
  BlockSchema,
  ProviderSchema,
} from "../../../src/generate/provider-schema";

const kind = { description_kind: "markdown" } as const;

/** The page of a resource with this description and these attributes. */
async function render(
  description: string,
  attributes: AttributeSchemas = {},
  traits: Partial<BlockSchema> = {},
): Promise<string> {
  const schemaOf = (block: Partial<BlockSchema>) => ({
    version: 0,
    block: {
      description,
      attributes: {},
      block_types: {},
      ...kind,
      ...block,
    },
  });
  const schema: ProviderSchema = {
    provider: schemaOf({}),
    resource_schemas: {
      avara_express_customer: schemaOf({ attributes, ...traits }),
    },
    data_source_schemas: {},
  };
  const pages = await generateDocumentation(schema);
  return pages.get("docs/resources/express_customer.md") ?? "";
}

describe("a page of the documentation", () => {
  test("has the whole description in its front matter and below its heading", async () => {
    const description =
      "A customer:\n\n- has a name\n  - of its own: yes\n\nEnd.";
    const page = await render(description);
    const [, frontMatter = ""] = /^---\n(.*?)\n---\n/s.exec(page) ?? [];
    expect(parse(frontMatter)).toEqual({
      page_title: "avara_express_customer Resource - avara",
      subcategory: "",
      description,
    });
    expect(page).toContain(
      `\n# avara_express_customer (Resource)\n\n${description}\n\n## Example`,
    );
    expect(page).not.toMatch(/ $/m);
  });

  test("keeps all lines of an attribute's description in its list", async () => {
    const page = await render("It.", {
      name: {
        type: "string",
        description: "Its name:\n\n- any\n- of them",
        required: true,
        ...kind,
      },
    });
    expect(page).toContain(
      "\n- `name` (String) Its name:\n\n  - any\n  - of them\n",
    );
  });

  test("marks what is deprecated", async () => {
    const description = "Use another.";
    const attributes: AttributeSchemas = {
      old: {
        type: "string",
        description,
        optional: true,
        sensitive: true,
        deprecated: true,
        ...kind,
      },
    };
    expect(await render("It.", attributes)).toContain(
      "\n- `old` (String, Sensitive, Deprecated) Use another.\n",
    );
    expect(await render("It.", attributes)).not.toContain("~>");
    expect(await render(description, {}, { deprecated: true })).toContain(
      "(Resource)\n\n~> **Deprecated.** Use another.\n\n## Example",
    );
  });
});
