/** The data source `avara_express_customers`: all live customers, or those that match the filters. */
import type { DataSource } from "../../../framework/data-source";
import {
  attribute,
  defineSchema,
  nestedAttribute,
} from "../../../framework/schema/schema";
import { types } from "../../../framework/schema/types";
import type { AvaraProviderData } from "../../provider-data";
import { filterAttributes } from "./filter";
import { liveCustomerAttributes } from "./live-customer-attributes";

export const expressCustomersDataSchema = defineSchema({
  description:
    "All live Express customers, or those that match all given filters, sorted by name and id.",
  attributes: {
    ...filterAttributes,
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
  typeof expressCustomersDataSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customers",
  schema: expressCustomersDataSchema,

  read: async (request) =>
    (await import("../../configured.js")).listExpressCustomers(request),
};
