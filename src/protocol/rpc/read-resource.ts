import { checkState } from "../../framework/engine/response-checks/check-responses";
import { identify } from "../../framework/engine/identify";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  ReadResource_Request,
  ReadResource_Response,
} from "../wire/generated/tfplugin6";
import { decodeIdentity, identityMessage } from "../wire/identity-message";
import { decodePrivateState, encodePrivateState } from "../wire/private-state";
import { defineRpc, resultOrNull } from "./define-rpc";

/** Refreshes a state from the live object. A null state means that the object is gone. */
export const readResource = defineRpc(
  ReadResource_Request,
  ReadResource_Response,
  async (session, request, context) => {
    const resource = session.find("resource", request.typeName);
    const unchanged = {
      newState: request.currentState,
      private: request.private,
      newIdentity: request.currentIdentity,
    };
    const state = session.decodeObject(resource.schema, request.currentState);
    if (state === null) return unchanged;

    const result = await resultOrNull(context, () =>
      resource.read({
        ...context,
        state,
        privateState: decodePrivateState(request.private),
        providerData: session.providerData,
      }),
    );
    if (result !== null && !context.diagnostics.hasErrors)
      checkState(resource.schema, result.state, context.diagnostics);
    const identity = identify(
      resource,
      result?.state ?? null,
      decodeIdentity(resource.identity, request.currentIdentity),
      context.diagnostics,
    );
    if (result === null || context.diagnostics.hasErrors) return unchanged;
    return {
      newState: encodeDynamicValue(result.state),
      newIdentity: identityMessage(identity) ?? request.currentIdentity,
      private: encodePrivateState(result.privateState, request.private),
    };
  },
);
