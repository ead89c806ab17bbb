import type { Schema } from "../../framework/schema/schema";
import type { ObjectValue } from "../../framework/schema/values";
import { Failure } from "../../framework/failure";
import { checkState } from "../../framework/engine/response-checks/check-responses";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  ImportResourceState_Request,
  ImportResourceState_Response,
} from "../wire/generated/tfplugin6";
import { decodeIdentity } from "../wire/identity-message";
import { encodePrivateState } from "../wire/private-state";
import { defineRpc } from "./define-rpc";
import { quote } from "../../text/quote";

/** Turns an ID into a state that a read can complete. */
export const importResourceState = defineRpc(
  ImportResourceState_Request,
  ImportResourceState_Response,
  async (session, request, context) => {
    const { typeName, id } = request;
    const resource = session.find("resource", typeName);
    const identity = decodeIdentity(resource.identity, request.identity);
    if (resource.import === undefined)
      throw new Failure(
        "Import is not supported",
        `${typeName} cannot be imported; the id received is ${quote(id)}.`,
      );
    const result = await resource.import({
      ...context,
      id,
      identity,
      providerData: session.providerData,
    });
    const state = completed(resource.schema, result.state);
    checkState(resource.schema, state, context.diagnostics);
    if (context.diagnostics.hasErrors) return { importedResources: [] };
    return {
      importedResources: [
        {
          typeName,
          state: encodeDynamicValue(state),
          private: encodePrivateState(result.privateState),
          // Terraform demands it after an import by identity. The read that follows completes it.
          identity: request.identity,
        },
      ],
    };
  },
);

function completed(schema: Schema, state: Partial<ObjectValue>): ObjectValue {
  return Object.fromEntries(
    Object.keys(schema.attributes).map((name) => [name, state[name] ?? null]),
  );
}
