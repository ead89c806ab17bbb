import { validateConfig } from "../../framework/validate-config";
import { decodeObject } from "../dynamic-value";
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
  ({ provider }, request, context) => {
    validateConfig(
      provider,
      decodeObject(provider.schema, request.config),
      context,
    );
    return {};
  },
);
