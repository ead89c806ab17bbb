import type { AdoptedCustomer } from "../../../../../src/cli/adopt/adopted-customer";

/** Customers to write in each language. The second has everything that is not the default. */
export const adoptedCustomers: readonly AdoptedCustomer[] = [
  {
    key: "lakeside",
    customerId: `cus_${"1".repeat(32)}`,
    name: "Lakeside",
    isActive: true,
    metadata: [],
  },
  {
    key: "harbour-1",
    customerId: `cus_${"2".repeat(32)}`,
    name: "Harbour ${x} %{if}",
    isActive: false,
    metadata: [
      ["a b", "${y}"],
      ["for", "two\nlines"],
      ["region", "north"],
    ],
  },
];
