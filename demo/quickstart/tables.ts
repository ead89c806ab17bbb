import Table from "cli-table3";
import pc from "picocolors";
import type { ExpressCustomer } from "../../src/api/express-customer";
import type { Change } from "./planned-changes";

/** Writes live customers as a table. */
export function formatCustomers(customers: readonly ExpressCustomer[]): string {
  return formatTable(
    ["name", "active", "metadata", "id"],
    customers.map((customer) => [
      customer.expressCustomerName,
      customer.isActive ? pc.green("yes") : pc.yellow("no"),
      formatMetadata(customer.metadata ?? {}),
      `…${customer.expressCustomerId.slice(-4)}`,
    ]),
  );
}

/** Writes planned changes as a table of values, live and declared. */
export function formatChanges(changes: readonly Change[]): string {
  return formatTable(
    ["customer", "attribute", "live", "declared"],
    changes.map(({ customer, attribute, live, declared }) => [
      customer,
      attribute,
      pc.red(formatValue(live)),
      pc.green(formatValue(declared)),
    ]),
  );
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
    .join(", ");
}

function formatValue(value: unknown): string {
  return value === undefined ? "(none)" : JSON.stringify(value);
}
