import {
  GetMetadata_Request,
  GetMetadata_Response,
} from "../wire/generated/tfplugin6";
import type { ServerCapabilities } from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** What this server can do beyond the least. */
export const serverCapabilities: ServerCapabilities = {
  planDestroy: true,
  getProviderSchemaOptional: true,
};

/** Says what the provider has, without the schemas. */
export const getMetadata = defineRpc(
  "GetMetadata",
  GetMetadata_Request,
  GetMetadata_Response,
  ({ provider }) => ({
    serverCapabilities,
    resources: provider.resources.map(({ typeName }) => ({ typeName })),
    dataSources: provider.dataSources.map(({ typeName }) => ({ typeName })),
  }),
);
