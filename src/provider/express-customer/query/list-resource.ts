/** The list of `avara_express_customer` for `terraform query`. */
import type { ListResource } from "../../../framework/list-resource";
import type { AvaraProviderData } from "../../provider-data";
import type { ExpressCustomerIdentitySchema } from "../identity";
import type { expressCustomerSchema } from "../schema";
import { expressCustomerListSchema } from "./schemas";

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
