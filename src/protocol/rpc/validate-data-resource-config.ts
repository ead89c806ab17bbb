import {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineValidation } from "./define-validation";

/** Validates the configuration of a data source. */
export const validateDataResourceConfig = defineValidation(
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
  (session, { typeName }) => session.find("data source", typeName),
);
