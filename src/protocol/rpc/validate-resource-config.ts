import { validateConfig } from "../../framework/validate-config";
import {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../generated/tfplugin6";
import { defineRpc } from "../rpc";

/** Checks the configuration of a resource. Values may be unknown. */
export const validateResourceConfig = defineRpc(
  "ValidateResourceConfig",
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
  (session, request, context) => {
    const resource = session.resource(request.typeName);
    validateConfig(
      resource,
      session.decodeObject(resource.schema, request.config),
      context,
    );
    return {};
  },
);
