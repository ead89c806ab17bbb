import pc from "picocolors";
import stringWidth from "string-width";
import type { ExpressCustomer } from "../../src/api/express-customer";

/**
 * Writes live customers as a table.
 *
 * @param former the same customers before. A cell that has changed since is marked with `*`
 */
export function formatCustomers(
  customers: readonly ExpressCustomer[],
  former: readonly ExpressCustomer[] = customers,
): string {
  const formerRows = new Map(
    former.map((customer) => [customer.expressCustomerId, rowOf(customer)]),
  );
  return formatTable(
    ["name", "active", "users", "metadata"],
    customers.map((customer) => {
      const before = formerRows.get(customer.expressCustomerId);
      return rowOf(customer).map((cell, index) =>
        before !== undefined && before[index] !== cell
          ? pc.yellow(`*${cell}`)
          : cell,
      );
    }),
  );
}

function rowOf(customer: ExpressCustomer): readonly string[] {
  return [
    customer.expressCustomerName,
    customer.isActive ? "yes" : "no",
    String(customer.userCount),
    formatMetadata(customer.metadata ?? {}),
  ];
}

/** Writes a table without borders, which fits 80 columns for the quickstart's customers. */
function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const titles = head.map((title) => pc.dim(title));
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => stringWidth(row[column] ?? ""))),
  );
  return [titles, ...rows]
    .map((row) =>
      row
        .map((cell, column) => padEnd(cell, widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function padEnd(text: string, width: number): string {
  return text + " ".repeat(width - stringWidth(text));
}

function formatMetadata(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
}
