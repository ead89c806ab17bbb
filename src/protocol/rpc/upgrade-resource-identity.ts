import { checkIdentity } from "../../framework/engine/response-checks/check-responses";
import { Failure } from "../../framework/failure";
import {
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from "../wire/generated/tfplugin6";
import { identityMessage } from "../wire/identity-message";
import { parseRawState } from "../wire/raw-state";
import { defineRpc } from "./define-rpc";

/** Converts an identity of an older version of its schema to the current one. */
export const upgradeResourceIdentity = defineRpc(
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
  (session, { typeName, version, rawIdentity }, { diagnostics }) => {
    const { identity } = session.find("resource", typeName);
    const upgrade = identity?.upgrades?.[version];
    if (identity === undefined || upgrade === undefined)
      throw new Failure(
        "Unsupported identity version",
        `The identity of this ${typeName} has version ${version}, and this provider supports version ${identity?.schema.version ?? 0}. ` +
          "Use the version of the provider that wrote the state, or a later one.",
      );
    const upgraded = upgrade(parseRawState(rawIdentity));
    const change = { prior: null, identity: upgraded };
    checkIdentity(identity.schema, change, diagnostics);
    return { upgradedIdentity: identityMessage(upgraded) };
  },
);
