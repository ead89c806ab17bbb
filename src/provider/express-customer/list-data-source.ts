/** The data source `avara_express_customers`: all live customers, or those that match the filters. */
import type { DataSource } from "../../framework/data-source";
import type { KnownConfig } from "../../framework/schema/inference";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../framework/schema/schema";
import { types } from "../../framework/schema/types";
import type { LiveCustomer } from "./live/live-customer";
import { customerAccess, type AvaraProviderData } from "../provider-data";
import { attempt } from "./attempt";
import {
  liveCustomerAttributes,
  liveCustomerValues,
} from "./live-customer-attributes";

const schema = defineSchema({
  description:
    "All live Express customers, or those that match all given filters, sorted by name and id.",
  attributes: {
    active: attribute(types.bool, {
      optional: true,
      description: "Only active customers, or only inactive ones.",
    }),
    name_contains: attribute(types.string, {
      optional: true,
      description: "Only customers whose name contains this text.",
    }),
    metadata: attribute(types.map(types.string), {
      optional: true,
      description: "Only customers whose metadata has all these pairs.",
    }),
    ids: attribute(types.list(types.string), {
      computed: true,
      description: "The ids of the customers, in the order of `customers`.",
    }),
    customers: nestedAttribute("list", liveCustomerAttributes, {
      computed: true,
      description: "The customers, sorted by name and id.",
    }),
  },
});

export const expressCustomersDataSource: DataSource<
  typeof schema,
  AvaraProviderData
> = {
  typeName: "avara_express_customers",
  schema,

  async read({ config, ...context }) {
    const { directory } = customerAccess(context);
    const { active, name_contains, metadata } = config;
    const all = await attempt("list the customers", () =>
      directory.all(context.signal),
    );
    const customers = all.filter(filterOf(config)).sort(byNameAndId);
    return {
      active,
      name_contains,
      metadata,
      ids: customers.map(({ id }) => id),
      customers: customers.map(liveCustomerValues),
    };
  },
};

function filterOf(
  config: KnownConfig<typeof schema>,
): (customer: LiveCustomer) => boolean {
  const { active, name_contains, metadata } = config;
  return (customer) =>
    (active === null || customer.active === active) &&
    (name_contains === null || customer.name.includes(name_contains)) &&
    [...(metadata ?? [])].every(
      ([key, value]) => customer.metadata.get(key) === value,
    );
}

/** Compares by code units, so that the order does not depend on the locale. */
function byNameAndId(a: LiveCustomer, b: LiveCustomer): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
