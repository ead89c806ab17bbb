import { validateConfig } from "../../framework/validate-config";
import {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "../generated/tfplugin6";
import { defineRpc } from "../rpc";

/** Checks the configuration of the provider. Values may be unknown. */
export const validateProviderConfig = defineRpc(
  "ValidateProviderConfig",
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
  (session, request, context) => {
    const { provider } = session;
    validateConfig(
      provider,
      session.decodeObject(provider.schema, request.config),
      context,
    );
    return {};
  },
);
