import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { generateDocumentation } from "../../../../src/generate/documentation/registry-pages";
import type {
  Attributes,
  Schema,
} from "../../../../src/framework/schema/schema";
import { attribute } from "../../../../src/framework/schema/schema";
import { types } from "../../../../src/framework/schema/types";

/** The page of a resource with this description and these attributes. */
async function render(
  description: string,
  attributes: Attributes = {},
  traits: Partial<Schema> = {},
): Promise<string> {
  const schema = { description, attributes, ...traits };
  const pages = await generateDocumentation({
    schema,
    resources: [{ typeName: "avara_express_customer", schema }],
  });
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
      name: attribute(types.string, {
        description: "Its name:\n\n- any\n- of them",
        required: true,
      }),
    });
    expect(page).toContain(
      "\n- `name` (String) Its name:\n\n  - any\n  - of them\n",
    );
  });

  test("marks what is deprecated", async () => {
    const description = "Use another.";
    const deprecated = description;
    const attributes = {
      old: attribute(types.string, {
        description,
        optional: true,
        sensitive: true,
        deprecated,
      }),
    };
    expect(await render("It.", attributes)).toContain(
      "\n- `old` (String, Sensitive, Deprecated) Use another.\n",
    );
    expect(await render("It.", attributes)).not.toContain("~>");
    expect(await render(description, {}, { deprecated })).toContain(
      "(Resource)\n\n~> **Deprecated.** Use another.\n\n## Example",
    );
  });
});
