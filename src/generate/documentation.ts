import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { GeneratedFiles } from "./generated-files";
import { indentLines } from "./indent";
import type { BlockSchema, ProviderSchema } from "./provider-schema";
import { repositoryRoot } from "./repository";
import { renderSchemaSection } from "./schema-section";

interface Page {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
  readonly block: BlockSchema;
  /** A file in `examples/hcl`, which the tests run. */
  readonly example: string;
  /** The text after the schema. @default none */
  readonly ending?: string;
}

/**
 * Generates the pages for a Terraform registry, in the layout that it expects. Each example comes from
 * `examples/hcl`: `express_customer.tf` for a resource, `data_express_customer.tf` for a data source.
 *
 * @throws {Error} with the code `ENOENT` if a resource or a data source has no example
 */
export async function generateDocumentation(
  schema: ProviderSchema,
): Promise<GeneratedFiles> {
  const pages = [
    providerPage(schema),
    ...Object.entries(schema.resource_schemas).map(([type, { block }]) =>
      resourcePage(type, block),
    ),
    ...Object.entries(schema.data_source_schemas).map(([type, { block }]) =>
      dataSourcePage(type, block),
    ),
  ];
  return new Map(
    await Promise.all(
      pages.map(async (page): Promise<[string, string]> => [
        page.path,
        await renderPage(page),
      ]),
    ),
  );
}

function providerPage({ provider: { block } }: ProviderSchema): Page {
  return {
    path: "docs/index.md",
    title: "avara Provider",
    heading: "avara Provider",
    block,
    example: "provider.tf",
  };
}

function resourcePage(type: string, block: BlockSchema): Page {
  return {
    path: `docs/resources/${withoutProvider(type)}.md`,
    title: `${type} Resource - avara`,
    heading: `${type} (Resource)`,
    block,
    example: `${withoutProvider(type)}.tf`,
    ending: renderImportSection(type),
  };
}

function dataSourcePage(type: string, block: BlockSchema): Page {
  return {
    path: `docs/data-sources/${withoutProvider(type)}.md`,
    title: `${type} Data Source - avara`,
    heading: `${type} (Data Source)`,
    block,
    example: `data_${withoutProvider(type)}.tf`,
  };
}

function withoutProvider(type: string): string {
  return type.replace(/^avara_/, "");
}

async function renderPage(page: Page): Promise<string> {
  const { title, heading, block, ending = "" } = page;
  const { description, deprecated } = block;
  const example = await readFile(
    join(repositoryRoot, "examples/hcl", page.example),
    "utf8",
  );
  return `---
page_title: ${JSON.stringify(title)}
subcategory: ""
description: |-
  ${indentLines(description)}
---

# ${heading}

${deprecated === true ? `~> **Deprecated.** ${description}` : description}

## Example Usage

\`\`\`terraform
${example}\`\`\`

${renderSchemaSection(block)}
${ending}`;
}

function renderImportSection(type: string): string {
  const id = "cus_0123456789abcdef0123456789abcdef";
  return `
## Import

By its id, with a command:

\`\`\`shell
terraform import ${type}.example ${id}
\`\`\`

or with an \`import\` block:

\`\`\`terraform
import {
  to = ${type}.example
  id = "${id}"
}
\`\`\`
`;
}
