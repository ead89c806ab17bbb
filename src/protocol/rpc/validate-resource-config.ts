import {
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineValidation } from "./define-validation";

/** Validates the configuration of a resource. */
export const validateResourceConfig = defineValidation(
  ValidateResourceConfig_Request,
  ValidateResourceConfig_Response,
  (session, { typeName }) => session.find("resource", typeName),
);
