import type { Schema } from "../../framework/schema/schema";
import {
  GetProviderSchema_Request,
  GetProviderSchema_Response,
} from "../wire/generated/tfplugin6";
import type { Schema as SchemaMessage } from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";
import { functionMessages } from "./get-functions";
import { schemaMessage } from "../wire/schema-message";
import { serverCapabilities } from "./get-metadata";

/** Returns all schemas. */
export const getProviderSchema = defineRpc(
  GetProviderSchema_Request,
  GetProviderSchema_Response,
  ({ provider }) => ({
    serverCapabilities,
    provider: schemaMessage(provider.schema),
    resourceSchemas: schemasByType(provider.resources),
    dataSourceSchemas: schemasByType(provider.dataSources),
    listResourceSchemas: schemasByType(provider.listResources),
    actionSchemas: Object.fromEntries(
      Object.entries(schemasByType(provider.actions)).map(([name, schema]) => [
        name,
        { schema },
      ]),
    ),
    functions: functionMessages(provider.functions),
  }),
);

function schemasByType(
  things: readonly {
    readonly typeName: string;
    readonly schema: Schema;
  }[] = [],
): Record<string, SchemaMessage> {
  return Object.fromEntries(
    things.map(({ typeName, schema }) => [typeName, schemaMessage(schema)]),
  );
}
