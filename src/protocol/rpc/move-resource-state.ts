import { checkState } from "../../framework/engine/response-checks/check-responses";
import { identify } from "../../framework/engine/identify";
import { Failure } from "../../framework/failure";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  MoveResourceState_Request,
  MoveResourceState_Response,
} from "../wire/generated/tfplugin6";
import { identityMessage } from "../wire/identity-message";
import {
  decodeForeignPrivateState,
  encodePrivateState,
} from "../wire/private-state";
import { parseRawState } from "../wire/raw-state";
import { defineRpc } from "./define-rpc";

/** Turns an object of another resource type, or of another provider, into one of this type. */
export const moveResourceState = defineRpc(
  MoveResourceState_Request,
  MoveResourceState_Response,
  (session, request, { diagnostics }) => {
    const { targetTypeName, sourceTypeName, sourceProviderAddress } = request;
    const resource = session.find("resource", targetTypeName);
    const { moves = {} } = resource;
    const move = moves[sourceTypeName];
    if (move === undefined)
      throw new Failure(
        "Unsupported move",
        `A ${sourceTypeName} of ${sourceProviderAddress} cannot become a ${targetTypeName}${onlyFrom(Object.keys(moves))}. ` +
          "Instead of the moved block, use a removed block for the one and an import block for the other.",
      );
    const { state, privateState } = move({
      providerAddress: sourceProviderAddress,
      schemaVersion: request.sourceSchemaVersion,
      state: parseRawState(request.sourceState),
      identity:
        request.sourceIdentity === undefined
          ? null
          : parseRawState(request.sourceIdentity),
      privateState: decodeForeignPrivateState(request.sourcePrivate),
    });
    checkState(resource.schema, state, diagnostics);
    const identity = identify(resource, state, null, diagnostics);
    return {
      ...(!diagnostics.hasErrors && { targetState: encodeDynamicValue(state) }),
      targetPrivate: encodePrivateState(privateState),
      targetIdentity: identityMessage(identity),
    };
  },
);

function onlyFrom(typeNames: readonly string[]): string {
  return typeNames.length === 0
    ? ""
    : `; only a ${typeNames.join(" or a ")} can`;
}
