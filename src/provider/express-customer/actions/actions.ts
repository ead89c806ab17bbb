import type { Action } from "../../../framework/action";
import type { AvaraProviderData } from "../../provider-data";
import {
  addUserSchema,
  deactivateSchema,
  reactivateSchema,
  removeUserSchema,
} from "./schemas";

const load = () => import("../../configured.js");

/** What Terraform can do to a customer besides deploying its declaration. */
export const expressCustomerActions = [
  {
    typeName: "avara_express_customer_add_user",
    schema: addUserSchema,
    invoke: async (request) => (await load()).addUser(request),
  } satisfies Action<typeof addUserSchema, AvaraProviderData>,
  {
    typeName: "avara_express_customer_remove_user",
    schema: removeUserSchema,
    invoke: async (request) => (await load()).removeUser(request),
  } satisfies Action<typeof removeUserSchema, AvaraProviderData>,
  {
    typeName: "avara_express_customer_deactivate",
    schema: deactivateSchema,
    plan: async (request) => (await load()).planDeactivation(request),
    invoke: async (request) => (await load()).deactivateCustomer(request),
  } satisfies Action<typeof deactivateSchema, AvaraProviderData>,
  {
    typeName: "avara_express_customer_reactivate",
    schema: reactivateSchema,
    invoke: async (request) => (await load()).reactivateCustomer(request),
  } satisfies Action<typeof reactivateSchema, AvaraProviderData>,
] as const;
