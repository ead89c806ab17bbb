import {
  GetMetadata_Request,
  GetMetadata_Response,
} from "../wire/generated/tfplugin6";
import type { ServerCapabilities } from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** The optional features of the protocol that this server supports. */
export const serverCapabilities: ServerCapabilities = {
  planDestroy: true,
  getProviderSchemaOptional: true,
};

/** Lists the provider's types without their schemas. */
export const getMetadata = defineRpc(
  GetMetadata_Request,
  GetMetadata_Response,
  ({ provider }) => ({
    serverCapabilities,
    resources: provider.resources.map(({ typeName }) => ({ typeName })),
    dataSources: provider.dataSources.map(({ typeName }) => ({ typeName })),
  }),
);
