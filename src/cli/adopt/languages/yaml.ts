import type { AdoptedCustomer } from "../adopted-customer";
import { cdktfLimits } from "./cdktf-limits";
import { declareFleet } from "./declare-fleet";
import type { Language } from "./language";
import { formatOwnFile, readOwnKeys } from "./own-file";
import { quoteText } from "./quote-text";

/** A list for `ExpressCustomerFleet`, in YAML. */
export const yaml: Language = {
  fileName: "adopted-customers.yaml",
  keys: { separator: "-" },
  limits: cdktfLimits,
  format: formatYaml,
  readKeys: (text) => readOwnKeys(text, "#", keyPattern),
  nextStep: declareFleet("adopted-customers.yaml"),
};

const keyPattern = /^- importId: (cus_\w+)\n {2}key: "?([\w-]+)"?$/gm;

/** Each customer has the id with which it is imported. */
function formatYaml(customers: readonly AdoptedCustomer[]): string {
  return formatOwnFile({
    comment: "#",
    declarations: `# Express customers that existed before they were declared here.\n${customers.map(formatEntry).join("")}`,
  });
}

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
