import Table from "cli-table3";
import pc from "picocolors";
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
  const none = "";
  const table = new Table({
    head: head.map((title) => pc.dim(title)),
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    chars: {
      top: none,
      "top-mid": none,
      "top-left": none,
      "top-right": none,
      bottom: none,
      "bottom-mid": none,
      "bottom-left": none,
      "bottom-right": none,
      left: none,
      "left-mid": none,
      mid: none,
      "mid-mid": none,
      right: none,
      "right-mid": none,
      middle: "  ",
    },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().replaceAll(/ +$/gm, "");
}

function formatMetadata(metadata: Readonly<Record<string, string>>): string {
  return Object.entries(metadata)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join(" ");
}
