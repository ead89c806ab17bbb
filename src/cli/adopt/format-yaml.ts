import type { AdoptedCustomer } from "./adopted-customer";
import { formatOwnFile } from "./own-file";
import { quoteText } from "./quote-text";

/** Writes customers as a list for `ExpressCustomerFleet`. Each has the id with which it is imported. */
export function formatYaml(customers: readonly AdoptedCustomer[]): string {
  return formatOwnFile({
    comment: "#",
    declarations: `# Express customers that existed before they were declared here.\n${customers.map(formatEntry).join("")}`,
  });
}

/** Finds the id and the key of each customer in the declarations. */
export const yamlKeyPattern =
  /^- importId: (cus_\w+)\n {2}key: "?([\w-]+)"?$/gm;

function formatEntry({
  key,
  customerId,
  name,
  isActive,
  metadata,
}: AdoptedCustomer): string {
  const pairs = metadata.map(
    ([pairKey, value]) => `    ${formatKey(pairKey)}: ${quoteText(value)}\n`,
  );
  return `- importId: ${customerId}
  key: ${formatKey(key)}
  name: ${quoteText(name)}
${isActive ? "" : "  active: false\n"}${pairs.length === 0 ? "" : `  metadata:\n${pairs.join("")}`}`;
}

/** YAML, in one version or another, reads these words as something else than texts. */
const words = /^(true|false|null|yes|no|on|off|y|n)$/i;

function formatKey(key: string): string {
  return /^[a-z_][\w-]*$/i.test(key) && !words.test(key) ? key : quoteText(key);
}
