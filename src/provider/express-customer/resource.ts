/** The resource `avara_express_customer`: a declared customer. */
import type { Resource } from "../../framework/resource";
import type { AvaraProviderData } from "../provider-data";
import {
  expressCustomerIdentity,
  type ExpressCustomerIdentitySchema,
} from "./identity";
import { checkDeclaredKeys } from "./metadata/check-metadata";
import { expressCustomerSchema } from "./schema";

const load = () => import("../configured.js");

export const expressCustomerResource: Resource<
  typeof expressCustomerSchema,
  AvaraProviderData,
  ExpressCustomerIdentitySchema
> = {
  typeName: "avara_express_customer",
  schema: expressCustomerSchema,
  identity: expressCustomerIdentity,
  validate: ({ config }) => {
    checkDeclaredKeys("metadata", config.metadata, config);
  },
  plan: async (request) => (await load()).planExpressCustomer(request),
  create: async (request) => (await load()).createExpressCustomer(request),
  read: async (request) => (await load()).readExpressCustomer(request),
  update: async (request) => (await load()).updateExpressCustomer(request),
  delete: async (request) => (await load()).deleteExpressCustomer(request),
  import: async (request) => (await load()).importExpressCustomer(request),
};
