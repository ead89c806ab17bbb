/** What a test declares of a customer; what is left out is not written. */
export interface CustomerAttributes {
  readonly name?: string;
  readonly active?: boolean | null;
  readonly metadata?: Readonly<Record<string, string | null>> | null;
  readonly deletion_policy?: string | null;
  readonly on_existing?: string | null;
}

/**
 * The block of a customer in Terraform's language. Template markers in texts keep their meaning.
 *
 * @param more lines to add as they are
 */
export function customerBlock(
  label: string,
  attributes: CustomerAttributes,
  more = "",
): string {
  const lines = Object.entries(attributes).map(
    ([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`,
  );
  return `resource "avara_express_customer" "${label}" {\n${lines.join("")}${more}}\n`;
}
