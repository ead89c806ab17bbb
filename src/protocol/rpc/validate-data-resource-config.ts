import { validateConfig } from "../../framework/validate-config";
import {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "../generated/tfplugin6";
import { defineRpc } from "../rpc";

/** Checks the configuration of a data source. Values may be unknown. */
export const validateDataResourceConfig = defineRpc(
  "ValidateDataResourceConfig",
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
  (session, request, context) => {
    const dataSource = session.dataSource(request.typeName);
    validateConfig(
      dataSource,
      session.decodeObject(dataSource.schema, request.config),
      context,
    );
    return {};
  },
);
