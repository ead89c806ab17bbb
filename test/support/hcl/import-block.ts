/**
 * The HCL block that imports a customer.
 *
 * @param label the last part of the resource's address
 * @param more additional lines
 */
export function importBlock(label: string, id: string, more = ""): string {
  return `import {\n  to = avara_express_customer.${label}\n  id = "${id}"\n${more}}\n`;
}
