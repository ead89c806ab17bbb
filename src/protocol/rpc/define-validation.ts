import {
  validateConfig,
  type Configurable,
} from "../../framework/engine/validate-config";
import { rejectWriteOnly } from "../../framework/engine/values/write-only";
import type {
  ClientCapabilities,
  DynamicValue,
} from "../wire/generated/tfplugin6";
import type { MessageType } from "../wire/protobuf/message";
import { defineRpc, type Response, type Rpc } from "./define-rpc";
import type { ProviderSession } from "./session";

/** Defines an RPC that validates a configuration. Values may be unknown. */
export function defineValidation<
  Req extends {
    config?: DynamicValue | undefined;
    clientCapabilities?: ClientCapabilities | undefined;
  },
>(
  request: MessageType<Req>,
  response: MessageType<Response>,
  find: (session: ProviderSession, request: Req) => Configurable,
): Rpc {
  return defineRpc(request, response, (session, message, context) => {
    const configurable = find(session, message);
    const config = session.decodeConfig(configurable.schema, message.config);
    if (message.clientCapabilities?.writeOnlyAttributesAllowed !== true)
      rejectWriteOnly(configurable.schema, config, context.diagnostics);
    validateConfig(configurable, config, context);
    return {};
  });
}
