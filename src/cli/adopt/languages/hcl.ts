import type { AdoptedCustomer } from "../adopted-customer";
import type { Language } from "./language";
import { formatOwnFile, readOwnKeys } from "./own-file";
import { quoteText } from "./quote-text";

/** Terraform's language. */
export const hcl: Language = {
  fileName: "adopted-customers.tf",
  keys: { separator: "_" },
  format: formatHcl,
  readKeys: (text) => readOwnKeys(text, "#", keyPattern),
  nextStep:
    "Look at the plan, and apply it only if it has imports and nothing else.",
};

const keyPattern =
  /^# (cus_\w+)\nresource "avara_express_customer" "([\w-]+)" \{$/gm;

/** Writes customers as `terraform fmt` formats them. */
function formatHcl(customers: readonly AdoptedCustomer[]): string {
  return formatOwnFile({
    comment: "#",
    declarations: `# Express customers that existed before they were declared here.

${customers.map(formatResource).join("\n")}`,
    imports: customers.map(formatImport).join("\n"),
  });
}

function formatResource(customer: AdoptedCustomer): string {
  const { key, customerId, name, isActive, metadata } = customer;
  const attributes = isActive
    ? [`name = ${quote(name)}`]
    : [`name   = ${quote(name)}`, "active = false"];
  return `# ${customerId}
resource "avara_express_customer" "${key}" {
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

/** `{ for` begins an expression that is not a map. */
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
