/** The list of `avara_express_customer` for `terraform query`. */
import type { ListResource } from "../../framework/list-resource";
import { defineSchema } from "../../framework/schema/schema";
import type { AvaraProviderData } from "../provider-data";
import { filterAttributes } from "./filter";
import type { ExpressCustomerIdentitySchema } from "./identity";
import type { expressCustomerSchema } from "./schema";

export const expressCustomerListSchema = defineSchema({
  description:
    "The live Express customers that match all given filters, whether or not a state holds them.",
  attributes: filterAttributes,
});

export const expressCustomerListResource: ListResource<
  typeof expressCustomerListSchema,
  AvaraProviderData,
  typeof expressCustomerSchema,
  ExpressCustomerIdentitySchema
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerListSchema,
  async *list(request) {
    yield* (await import("../configured.js")).queryExpressCustomers(request);
  },
};
