import { generateConfig } from "../../framework/engine/generate-config";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  GenerateResourceConfig_Request,
  GenerateResourceConfig_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** Generates the configuration of an object that is imported or listed. Without a state, there is nothing to generate. */
export const generateResourceConfig = defineRpc(
  GenerateResourceConfig_Request,
  GenerateResourceConfig_Response,
  (session, request) => {
    const { schema } = session.find("resource", request.typeName);
    const state = session.decodeObject(schema, request.state);
    return {
      config: encodeDynamicValue(
        state && generateConfig(schema.attributes, state),
      ),
    };
  },
);
