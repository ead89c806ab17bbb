/** The data source `avara_express_customer`: one live customer, found by its ID or name. */
import { pathTo } from "../../../framework/attribute-path";
import type { DataSource } from "../../../framework/data-source";
import { attribute, defineSchema } from "../../../framework/schema/schema";
import { types } from "../../../framework/schema/types";
import { stringLength } from "../../../framework/schema/validators";
import { isUnknown } from "../../../framework/schema/values";
import type { AvaraProviderData } from "../../provider-data";
import { liveCustomerAttributes } from "./live-customer-attributes";
import { customerIdValidators } from "../identity";

export const expressCustomerDataSchema = defineSchema({
  description: "A live Express customer, found by its `id` or its `name`.",
  attributes: {
    ...liveCustomerAttributes,
    id: attribute(types.string, {
      optional: true,
      computed: true,
      validators: customerIdValidators,
      description:
        "The customer's id. Exactly one of `id` and `name` must be set.",
    }),
    name: attribute(types.string, {
      optional: true,
      computed: true,
      validators: [stringLength({ min: 1 })],
      description:
        "The customer's exact name. It is an error if several customers have this name.",
    }),
  },
});

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
