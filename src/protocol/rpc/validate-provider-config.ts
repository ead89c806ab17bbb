import {
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineValidation } from "./define-validation";

/** Validates the configuration of the provider. */
export const validateProviderConfig = defineValidation(
  ValidateProviderConfig_Request,
  ValidateProviderConfig_Response,
  ({ provider }) => provider,
);
