/** The data source `avara_express_customer`: one live customer, found by its ID or name. */
import { pathTo } from "../../../framework/attribute-path";
import type { DataSource } from "../../../framework/data-source";
import { isUnknown } from "../../../framework/schema/values";
import type { AvaraProviderData } from "../../provider-data";
import { expressCustomerDataSchema } from "./schemas";

export const expressCustomerDataSource: DataSource<
  typeof expressCustomerDataSchema,
  AvaraProviderData
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerDataSchema,

  validate({ config, diagnostics }) {
    const { id, name } = config;
    const isOneUnknown = isUnknown(id) || isUnknown(name);
    if (id === null && name === null)
      diagnostics.error(
        "Neither id nor name is set",
        "Set exactly one of them, to choose the customer.",
        pathTo("id"),
      );
    if (id !== null && name !== null && !isOneUnknown)
      diagnostics.error(
        "Both id and name are set",
        "Set exactly one of them, to choose the customer.",
        pathTo("name"),
      );
  },

  read: async (request) =>
    (await import("../../configured.js")).findExpressCustomer(request),
};
