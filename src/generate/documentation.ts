import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type {
  AnyAction,
  AnyListResource,
  AnyProvider,
} from "../framework/any-provider";
import { blockOf } from "./framework-block";
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
  /** A file in `examples`, which the tests run. */
  readonly example: string;
  /** The text after the schema. @default none */
  readonly ending?: string;
}

/**
 * Generates the pages for a Terraform registry, in the layout that it expects. Each example comes from
 * `examples`: `hcl/express_customer.tf` for a resource, `hcl/data_express_customer.tf` for a data source,
 * `query/express_customer.tfquery.hcl` for a list, `actions/express_customer_add_user.tf` for an action.
 *
 * @param newer the lists and actions, which are not in the schema that an older Terraform prints
 * @throws {Error} with the code `ENOENT` if one of them has no example
 */
export async function generateDocumentation(
  schema: ProviderSchema,
  {
    listResources = [],
    actions = [],
  }: Pick<AnyProvider, "listResources" | "actions"> = {},
): Promise<GeneratedFiles> {
  const pages = [
    providerPage(schema, await renderGuideList()),
    ...Object.entries(schema.resource_schemas).map(([type, { block }]) =>
      resourcePage(type, block),
    ),
    ...Object.entries(schema.data_source_schemas).map(([type, { block }]) =>
      dataSourcePage(type, block),
    ),
    ...listResources.map(listPage),
    ...actions.map(actionPage),
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

function providerPage(
  { provider: { block } }: ProviderSchema,
  guides: string,
): Page {
  return {
    path: "docs/index.md",
    title: "avara Provider",
    heading: "avara Provider",
    block,
    example: "hcl/provider.tf",
    ending: `${authenticationSection}\n${guides}`,
  };
}

function resourcePage(type: string, block: BlockSchema): Page {
  return {
    path: `docs/resources/${withoutProvider(type)}.md`,
    title: `${type} Resource - avara`,
    heading: `${type} (Resource)`,
    block,
    example: `hcl/${withoutProvider(type)}.tf`,
    ending: renderImportSection(type),
  };
}

function dataSourcePage(type: string, block: BlockSchema): Page {
  return {
    path: `docs/data-sources/${withoutProvider(type)}.md`,
    title: `${type} Data Source - avara`,
    heading: `${type} (Data Source)`,
    block,
    example: `hcl/data_${withoutProvider(type)}.tf`,
  };
}

function listPage({ typeName, schema }: AnyListResource): Page {
  return {
    path: `docs/list-resources/${withoutProvider(typeName)}.md`,
    title: `${typeName} List Resource - avara`,
    heading: `${typeName} (List Resource)`,
    block: blockOf(schema),
    example: `query/${withoutProvider(typeName)}.tfquery.hcl`,
    ending: `\nTerraform 1.14 and later run it with \`terraform query\`.\n`,
  };
}

function actionPage({ typeName, schema }: AnyAction): Page {
  return {
    path: `docs/actions/${withoutProvider(typeName)}.md`,
    title: `${typeName} Action - avara`,
    heading: `${typeName} (Action)`,
    block: blockOf(schema),
    example: `actions/${withoutProvider(typeName)}.tf`,
    ending: `\nTerraform 1.14 and later run it, from a resource or with \`-invoke\`.\n`,
  };
}

function withoutProvider(type: string): string {
  return type.replace(/^avara_/, "");
}

const authenticationSection = `
## Authentication

Set the API key in the environment of Terraform. A key in the configuration ends up in plans and, with CDKTF, in the synthesized
stack.

\`\`\`shell
export AVARA_API_KEY=sk_live_…
\`\`\`

For another address of the API, set \`AVARA_BASE_URL\`. Without an account, \`npx cdktf-avara sandbox\` runs the API on your machine, and
prints the key and the address to export.
`;

const repositoryUrl = "https://github.com/avara-software/cdktf-avara";

/** Lists the guides, as their front matter describes them. */
async function renderGuideList(): Promise<string> {
  const folder = join(repositoryRoot, "docs/guides");
  const names = (await readdir(folder)).sort();
  const items = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8");
      const [, title = name, description = ""] =
        /^page_title: "(.*)"\ndescription: \|-\n {2}(.*)$/m.exec(text) ?? [];
      return `- [${title}](${repositoryUrl}/blob/main/docs/guides/${name}): ${description}\n`;
    }),
  );
  return `## Guides

The [reference of the constructs](${repositoryUrl}/blob/main/docs/reference/index.md) has every class and prop for CDKTF.

${items.join("")}`;
}

async function renderPage(page: Page): Promise<string> {
  const { title, heading, block, ending = "" } = page;
  const { description, deprecated } = block;
  const example = await readFile(
    join(repositoryRoot, "examples", page.example),
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

or by its name, \`"name=Lakeside General Hospital"\`, or with an \`import\` block:

\`\`\`terraform
import {
  to = ${type}.example
  id = "${id}"
}
\`\`\`

Terraform 1.12 and OpenTofu 1.12 and later also import by identity: \`identity = { id = "${id}" }\` in place of \`id\`.
`;
}
