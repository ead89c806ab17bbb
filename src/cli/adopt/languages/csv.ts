import type { ExpressCustomer } from "../../../api/express-customer";
import type { AdoptedCustomer } from "../adopted-customer";
import { cdktfLimits } from "./cdktf-limits";
import { declareFleet } from "./declare-fleet";
import type { Language } from "./language";

/** A table for `ExpressCustomerFleet`. */
export const csv: Language = {
  fileName: "adopted-customers.csv",
  keys: { separator: "-" },
  limits: {
    allow: (customer) =>
      cdktfLimits.allow(customer) && isRepresentableInCsv(customer),
    message:
      "A table cannot represent the texts of these customers; use --yaml or --hcl",
  },
  format: formatCsv,
  // A table has no place for the digest that shows whether it was edited, so it is never replaced.
  readKeys: () => null,
  nextStep: declareFleet("adopted-customers.csv"),
};

/** Each customer has the id with which it is imported. */
function formatCsv(customers: readonly AdoptedCustomer[]): string {
  const keys = new Set(
    customers.flatMap(({ metadata }) => metadata.map(([key]) => key)),
  );
  const metadataKeys = [...keys].sort();
  const header = ["importId", "key", "name", "active"].concat(
    metadataKeys.map((key) => `metadata.${key}`),
  );
  const rows = customers.map(
    ({ customerId, key, name, isActive, metadata }) => {
      const pairs = new Map(metadata);
      return [customerId, key, name, String(isActive)].concat(
        metadataKeys.map((metadataKey) => pairs.get(metadataKey) ?? ""),
      );
    },
  );
  return [header, ...rows]
    .map((cells) => `${cells.map(formatCell).join(",")}\n`)
    .join("");
}

/** Whether a table can represent the texts of a customer. An empty cell is a pair that is absent. */
function isRepresentableInCsv({
  expressCustomerName,
  metadata,
}: ExpressCustomer): boolean {
  const pairs = Object.entries(metadata ?? {});
  return (
    pairs.every(([key, value]) => key.trim() !== "" && value !== "") &&
    ![expressCustomerName, ...pairs.flat()].some((text) => text.includes("\0"))
  );
}

/** The separators of other dialects are quoted too, so that no program mistakes one for its own. */
function formatCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}
