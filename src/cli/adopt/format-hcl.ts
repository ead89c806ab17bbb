import type { AdoptedCustomer } from "./adopted-customer";
import { quoteText } from "./quote-text";
import { type FileForm, quotedPattern } from "./read-keys";

/** Writes customers in Terraform's language, in the form that `terraform fmt` leaves as it is. */
export function formatHcl(customers: readonly AdoptedCustomer[]): string {
  return `# Express customers that lived before they were declared here.

${customers.map(formatResource).join("\n")}
# What follows is needed for the first apply only: delete it then.

${customers.map(formatImport).join("\n")}`;
}

function formatResource(customer: AdoptedCustomer): string {
  const { key, name, isActive, metadata } = customer;
  const attributes = isActive
    ? [`name = ${quote(name)}`]
    : [`name   = ${quote(name)}`, "active = false"];
  return `resource "avara_express_customer" "${key}" {
${attributes.map((line) => `  ${line}\n`).join("")}${formatMetadata(metadata)}}
`;
}

function formatMetadata(metadata: AdoptedCustomer["metadata"]): string {
  if (metadata.length === 0) return "";
  const pairs = metadata.map(([key, value]) => ({
    key: formatKey(key),
    value: quote(value),
  }));
  const width = Math.max(...pairs.map(({ key }) => countColumns(key)));
  const lines = pairs.map(({ key, value }) => {
    const padding = " ".repeat(width - countColumns(key));
    return `    ${key}${padding} = ${value}\n`;
  });
  return `\n  metadata = {\n${lines.join("")}  }\n`;
}

/** `{ for` begins another expression than a map. */
function formatKey(key: string): string {
  return /^[a-z_][\w-]*$/i.test(key) && key !== "for" ? key : quote(key);
}

function formatImport({ key, customerId }: AdoptedCustomer): string {
  return `import {
  to = avara_express_customer.${key}
  id = ${quote(customerId)}
}
`;
}

function quote(text: string): string {
  return quoteText(text).replaceAll(/[$%](?=\{)/g, "$&$&");
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function countColumns(text: string): number {
  return Array.from(graphemes.segment(text)).length;
}

const pairPattern = String.raw` {2}(?:[\w-]+|${quotedPattern}) += ${quotedPattern}`;

/** How to read back what {@link formatHcl} writes. */
export const hclForm: FileForm = {
  format: formatHcl,
  import:
    /^import \{\n {2}to = avara_express_customer\.([\w-]+)\n {2}id = "(\w+)"\n\}\n/gm,
  attributeLine: new RegExp(
    String.raw`^ {2}(?:name += ${quotedPattern}|active = false|metadata = \{|${pairPattern}|\})\n`,
    "gm",
  ),
};
