import {
  ValidateActionConfig_Request,
  ValidateActionConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineValidation } from "./define-validation";

/** Validates the configuration of an action. */
export const validateActionConfig = defineValidation(
  ValidateActionConfig_Request,
  ValidateActionConfig_Response,
  (session, { typeName }) => session.find("action", typeName),
);
