import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Schema } from "../../framework/schema/schema";
import type { GeneratedFiles } from "../generated-files";
import { indentLines } from "./indent";
import type { DescribedProvider, ProviderPart } from "../provider-schema";
import { repositoryRoot } from "../repository";
import { renderSchemaSection } from "./schema-section";

interface Page {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
  readonly schema: Schema;
  /** A file in `examples`, which the tests run. */
  readonly example: string;
  /** The text after the schema. */
  readonly ending: string;
}

/**
 * Generates the pages for a Terraform registry, in the layout that it expects. Each example comes from
 * `examples`: `hcl/express_customer.tf` for a resource, `hcl/data_express_customer.tf` for a data source,
 * `query/express_customer.tfquery.hcl` for a list, `actions/express_customer_add_user.tf` for an action.
 *
 * @throws {Error} with the code `ENOENT` if one of them has no example
 */
export async function generateDocumentation({
  schema,
  resources,
  dataSources = [],
  listResources = [],
  actions = [],
}: DescribedProvider): Promise<GeneratedFiles> {
  const pages = [
    {
      path: "docs/index.md",
      title: "avara Provider",
      heading: "avara Provider",
      schema,
      example: "hcl/provider.tf",
      ending: `${authenticationSection}\n${await renderGuideList()}`,
    },
    ...resources.map((part) => pageOf("Resource", part)),
    ...dataSources.map((part) => pageOf("Data Source", part)),
    ...listResources.map((part) => pageOf("List Resource", part)),
    ...actions.map((part) => pageOf("Action", part)),
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

function pageOf(
  kind: keyof typeof kinds,
  { typeName, schema }: ProviderPart,
): Page {
  const name = typeName.replace(/^avara_/, "");
  const { folder, example, ending } = kinds[kind];
  return {
    path: `docs/${folder}/${name}.md`,
    title: `${typeName} ${kind} - avara`,
    heading: `${typeName} (${kind})`,
    schema,
    example: example.replace("NAME", name),
    ending: ending.replaceAll("TYPE", typeName),
  };
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
  const { title, heading, schema, ending } = page;
  const { description, deprecated } = schema;
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

${deprecated !== undefined ? `~> **Deprecated.** ${description}` : description}

## Example Usage

\`\`\`terraform
${example}\`\`\`

${renderSchemaSection(schema)}
${ending}`;
}

const customerId = "cus_0123456789abcdef0123456789abcdef";

const importSection = `
## Import

By its id, with a command:

\`\`\`shell
terraform import TYPE.example ${customerId}
\`\`\`

or by its name, \`"name=Lakeside General Hospital"\`, or with an \`import\` block:

\`\`\`terraform
import {
  to = TYPE.example
  id = "${customerId}"
}
\`\`\`

Terraform 1.12 and OpenTofu 1.12 and later also import by identity: \`identity = { id = "${customerId}" }\` in place of \`id\`.
`;

/** Where the pages of each kind and their examples are, and what follows the schema. */
const kinds = {
  Resource: {
    folder: "resources",
    example: "hcl/NAME.tf",
    ending: importSection,
  },
  "Data Source": {
    folder: "data-sources",
    example: "hcl/data_NAME.tf",
    ending: "",
  },
  "List Resource": {
    folder: "list-resources",
    example: "query/NAME.tfquery.hcl",
    ending: "\nTerraform 1.14 and later run it with `terraform query`.\n",
  },
  Action: {
    folder: "actions",
    example: "actions/NAME.tf",
    ending:
      "\nTerraform 1.14 and later run it, from a resource or with `-invoke`.\n",
  },
};
