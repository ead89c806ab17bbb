import {
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineValidation } from "./define-validation";

/** Validates the configuration of a list of resources. */
export const validateListResourceConfig = defineValidation(
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
  (session, { typeName }) => session.find("list resource", typeName),
);
