import type { AdoptedCustomer } from "../adopted-customer";
import { cdktfLimits } from "./cdktf-limits";
import type { Language } from "./language";
import { formatOwnFile, readOwnKeys } from "./own-file";
import { quoteText } from "./quote-text";

/** TypeScript, for an app of CDKTF. */
export const typeScript: Language = {
  fileName: "adopted-customers.ts",
  // The provider has this id in an app, beside the customers.
  keys: { separator: "-", reserved: ["avara"] },
  limits: cdktfLimits,
  format: formatTypeScript,
  readKeys: (text) => readOwnKeys(text, "//", keyPattern),
  nextStep:
    "Call importCustomers(declareCustomers(stack)) in your app, look at the plan, and deploy only if it has imports and nothing else.",
};

const keyPattern = /^ {2}\/\/ (cus_\w+)\n {2}"?([\w$-]+)"?: \{$/gm;

/**
 * Writes customers as a module. It imports with one override for each stack, because CDKTF's
 * `importFrom` starts terraform once for each resource, which takes minutes for thousands.
 */
function formatTypeScript(customers: readonly AdoptedCustomer[]): string {
  return formatOwnFile({
    comment: "//",
    declarations: formatDeclarations(customers),
    imports: formatImports(customers),
  });
}

function formatDeclarations(customers: readonly AdoptedCustomer[]): string {
  return `/**
 * Express customers that existed before they were declared here. In the app:
 *
 *     importCustomers(declareCustomers(stack));
 *
 * After that is deployed, keep declareCustomers(stack), and delete importCustomers.
 */
import { ExpressCustomer, type ExpressCustomerProps } from "cdktf-avara";
import type { Construct } from "constructs";

/** The customers by their construct ids. Terraform identifies them by these ids: another id is another customer. */
export const customers: Readonly<Record<string, ExpressCustomerProps>> = {
${customers.map(formatProps).join("")}};

/** Declares all of them. */
export function declareCustomers(
  scope: Construct,
): ReadonlyMap<string, ExpressCustomer> {
  return new Map(
    Object.entries(customers).map(([id, props]) => [
      id,
      new ExpressCustomer(scope, id, props),
    ]),
  );
}
`;
}

function formatImports(customers: readonly AdoptedCustomer[]): string {
  return `/** Makes the next deployment import the live customers instead of creating others. */
export function importCustomers(
  declared: ReadonlyMap<string, ExpressCustomer>,
): void {
  const imports = Object.entries(customerIds).flatMap(([key, id]) => {
    const resource = declared.get(key)?.resource;
    if (resource === undefined) return [];
    const to = \`\${resource.terraformResourceType}.\${resource.friendlyUniqueId}\`;
    return [{ stack: resource.cdktfStack, block: { to, id } }];
  });
  for (const stack of new Set(imports.map((it) => it.stack))) {
    const ofStack = imports.filter((it) => it.stack === stack);
    stack.addOverride(
      "import",
      ofStack.map((it) => it.block),
    );
  }
}

const customerIds: Readonly<Record<string, string>> = {
${customers.map(({ key, customerId }) => `  ${formatKey(key)}: ${quoteText(customerId)},\n`).join("")}};
`;
}

function formatProps(customer: AdoptedCustomer): string {
  const { key, customerId, name, isActive, metadata } = customer;
  const pairs = metadata.map(
    ([pairKey, value]) => `      ${formatKey(pairKey)}: ${quoteText(value)},\n`,
  );
  return `  // ${customerId}
  ${formatKey(key)}: {
    name: ${quoteText(name)},
${isActive ? "" : "    active: false,\n"}${pairs.length === 0 ? "" : `    metadata: {\n${pairs.join("")}    },\n`}  },
`;
}

function formatKey(key: string): string {
  return /^[a-z_$][\w$]*$/i.test(key) ? key : quoteText(key);
}
