/** The attributes that a test declares. Omitted ones are not written. */
export interface CustomerAttributes {
  readonly name?: string;
  readonly active?: boolean | null;
  readonly metadata?: Readonly<Record<string, string | null>> | null;
  readonly ignore_metadata_keys?: readonly string[];
  readonly deletion_policy?: string | null;
  readonly on_existing?: string | null;
}

/**
 * The HCL block of a customer. Template syntax in texts keeps its meaning.
 *
 * @param more additional lines
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

/** The blocks of several customers, with the labels `customer_0`, `customer_1` and so on. */
export function customerBlocks(
  customers: readonly CustomerAttributes[],
): string {
  return customers
    .map((attributes, index) => customerBlock(`customer_${index}`, attributes))
    .join("\n");
}
