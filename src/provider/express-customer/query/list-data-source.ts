/** The data source `avara_express_customers`: all live customers, or those that match the filters. */
import type { DataSource } from "../../../framework/data-source";
import type { AvaraProviderData } from "../../provider-data";
import { expressCustomersDataSchema } from "./schemas";

export const expressCustomersDataSource: DataSource<
  typeof expressCustomersDataSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customers",
  schema: expressCustomersDataSchema,

  read: async (request) =>
    (await import("../../configured.js")).listExpressCustomers(request),
};
