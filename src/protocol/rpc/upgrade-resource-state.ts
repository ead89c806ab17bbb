import { checkState } from "../../framework/engine/response-checks/check-responses";
import { Failure } from "../../framework/failure";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from "../wire/generated/tfplugin6";
import { parseRawState } from "../wire/raw-state";
import { defineRpc } from "./define-rpc";

/** Converts a stored state to the current version of the schema. */
export const upgradeResourceState = defineRpc(
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
  (session, request, { diagnostics }) => {
    const { schema, upgrades } = session.find("resource", request.typeName);
    const current = schema.version ?? 0;
    const json = request.rawState?.json ?? new Uint8Array(0);
    if (request.version === current)
      return { upgradedState: { msgpack: new Uint8Array(0), json } };

    const upgrade = upgrades?.[request.version];
    if (upgrade === undefined)
      throw new Failure(
        "Unsupported state version",
        `The state of this ${request.typeName} has version ${request.version}, and this provider supports versions up to ${current}. ` +
          "Use the version of the provider that wrote the state, or a later one.",
      );
    const state = upgrade(parseRawState(request.rawState));
    checkState(schema, state, diagnostics);
    return diagnostics.hasErrors
      ? {}
      : { upgradedState: encodeDynamicValue(state) };
  },
);
