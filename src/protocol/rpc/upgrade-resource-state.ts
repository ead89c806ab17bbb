import * as z from "zod/mini";
import { checkState } from "../../framework/engine/check-answers";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

const oldStateSchema = z.record(z.string(), z.unknown());

/** Makes a state of the current schema of what the state file holds. */
export const upgradeResourceState = defineRpc(
  "UpgradeResourceState",
  UpgradeResourceState_Request,
  UpgradeResourceState_Response,
  (session, request, { diagnostics }) => {
    const { schema, upgrades } = session.resource(request.typeName);
    const current = schema.version ?? 0;
    const json = request.rawState?.json ?? new Uint8Array(0);
    if (request.version === current)
      return { upgradedState: { msgpack: new Uint8Array(0), json } };

    const upgrade = upgrades?.[request.version];
    if (upgrade === undefined) {
      diagnostics.error(
        "Unsupported state version",
        `The state of this ${request.typeName} is of version ${request.version}; this provider knows version ${current} and what led to it. ` +
          "Use the version of the provider that wrote the state, or a later one.",
      );
      return {};
    }
    const old = oldStateSchema.parse(JSON.parse(Buffer.from(json).toString()));
    const state = upgrade(old);
    checkState(schema, state, diagnostics);
    return diagnostics.hasErrors
      ? {}
      : { upgradedState: encodeDynamicValue(state) };
  },
);
