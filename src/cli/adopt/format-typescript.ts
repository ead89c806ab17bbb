import type { AdoptedCustomer } from "./adopted-customer";
import { quoteText } from "./quote-text";
import { type FileForm, quotedPattern } from "./read-keys";

/**
 * Writes customers as a TypeScript module of a CDKTF app. It imports with one override a stack: `importFrom` of CDKTF
 * starts terraform once a resource, which takes minutes for thousands.
 */
export function formatTypeScript(
  customers: readonly AdoptedCustomer[],
): string {
  return `/**
 * Express customers that lived before they were declared here. In the app:
 *
 *     importCustomers(declareCustomers(stack));
 *
 * Once that is deployed: declareCustomers(stack), and delete importCustomers and all that follows it.
 */
import { ExpressCustomer, type ExpressCustomerProps } from "cdktf-avara";
import type { Construct } from "constructs";

/** The customers by their construct ids. Terraform knows them by these: another id is another customer. */
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

/** Makes the next deployment take over the live customers in place of creating others. */
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
  const { key, name, isActive, metadata } = customer;
  const pairs = metadata.map(
    ([pairKey, value]) => `      ${formatKey(pairKey)}: ${quoteText(value)},\n`,
  );
  return `  ${formatKey(key)}: {
    name: ${quoteText(name)},
${isActive ? "" : "    active: false,\n"}${pairs.length === 0 ? "" : `    metadata: {\n${pairs.join("")}    },\n`}  },
`;
}

function formatKey(key: string): string {
  return /^[a-z_$][\w$]*$/i.test(key) ? key : quoteText(key);
}

const pairPattern = String.raw` {2}(?:[\w$]+|${quotedPattern}): ${quotedPattern},`;

/** How to read back what {@link formatTypeScript} writes. */
export const typeScriptForm: FileForm = {
  format: formatTypeScript,
  import: /^ {2}("[\w-]+"|[\w$]+): "(\w+)",\n/gm,
  attributeLine: new RegExp(
    String.raw`^ {4}(?:name: ${quotedPattern},|active: false,|metadata: \{|${pairPattern}|\},)\n`,
    "gm",
  ),
};
