import type { Schema } from "../../framework/schema/schema";
import {
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
} from "../wire/generated/tfplugin6";
import type { ResourceIdentitySchema } from "../wire/generated/tfplugin6";
import { typeBytes } from "../wire/schema-message";
import { defineRpc } from "./define-rpc";

/** Returns the identity schemas of all resources that have one. */
export const getResourceIdentitySchemas = defineRpc(
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
  ({ provider }) => ({
    identitySchemas: Object.fromEntries(
      provider.resources.flatMap(({ typeName, identity }) =>
        identity === undefined
          ? []
          : [[typeName, identitySchemaMessage(identity.schema)]],
      ),
    ),
  }),
);

function identitySchemaMessage({
  version = 0,
  attributes,
}: Schema): ResourceIdentitySchema {
  return {
    version,
    identityAttributes: Object.entries(attributes).map(
      ([name, { type, required, optional, description }]) => ({
        name,
        type: typeBytes(type),
        requiredForImport: required ?? false,
        optionalForImport: optional ?? false,
        description,
      }),
    ),
  };
}
