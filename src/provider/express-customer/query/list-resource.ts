/** The list of `avara_express_customer` for `terraform query`. */
import type { ListResource } from "../../../framework/list-resource";
import { defineSchema } from "../../../framework/schema/schema";
import type { AvaraProviderData } from "../../provider-data";
import { filterAttributes } from "./filter";
import type { ExpressCustomerIdentitySchema } from "../identity";
import type { expressCustomerSchema } from "../schema";

export const expressCustomerListSchema = defineSchema({
  description:
    "The live Express customers that match all given filters, whether or not a state holds them. Metadata is shown without the provider's ignored keys, and its defaults are left out of generated configuration. Reading the list is enough, unless the API omits metadata in it: then, `include_resource` and a filter of metadata cost one call for each customer.",
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
    yield* (await import("../../configured.js")).queryExpressCustomers(request);
  },
};
