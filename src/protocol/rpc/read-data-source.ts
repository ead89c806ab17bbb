import { checkDataState } from "../../framework/engine/response-checks/check-responses";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  ReadDataSource_Request,
  ReadDataSource_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** Reads a data source. Terraform calls this only once the whole configuration is known. */
export const readDataSource = defineRpc(
  ReadDataSource_Request,
  ReadDataSource_Response,
  async (session, request, context) => {
    const dataSource = session.find("data source", request.typeName);
    const state = await dataSource.read({
      ...context,
      config: session.decodeConfig(dataSource.schema, request.config),
      providerData: session.providerData,
    });
    if (!context.diagnostics.hasErrors)
      checkDataState(dataSource.schema, state, context.diagnostics);
    if (context.diagnostics.hasErrors) return {};
    return {
      state: encodeDynamicValue(state),
    };
  },
);
