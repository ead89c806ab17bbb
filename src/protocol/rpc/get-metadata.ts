import {
  GetMetadata_Request,
  GetMetadata_Response,
} from "../generated/tfplugin6";
import type { ServerCapabilities } from "../generated/tfplugin6";
import { defineRpc } from "../rpc";

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
