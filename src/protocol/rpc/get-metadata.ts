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
  moveResourceState: true,
  generateResourceConfig: true,
};

/** Lists the provider's types without their schemas. */
export const getMetadata = defineRpc(
  GetMetadata_Request,
  GetMetadata_Response,
  ({ provider }) => ({
    serverCapabilities,
    resources: typeNames(provider.resources),
    dataSources: typeNames(provider.dataSources),
    listResources: typeNames(provider.listResources),
    actions: typeNames(provider.actions),
    functions: (provider.functions ?? []).map(({ name }) => ({ name })),
  }),
);

function typeNames(
  things: readonly { readonly typeName: string }[] = [],
): { typeName: string }[] {
  return things.map(({ typeName }) => ({ typeName }));
}
