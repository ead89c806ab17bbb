import { reportError } from "../../framework/failure";
import { conformingPart } from "../../framework/engine/values/type-errors";
import { identify } from "../../framework/engine/identify";
import { withoutWriteOnly } from "../../framework/engine/values/write-only";
import type { ConfiguredCallContext } from "../../framework/call-context";
import type { Resource, StateResult } from "../../framework/resource";
import type { PrivateState } from "../../framework/stored-data";
import type { Schema } from "../../framework/schema/schema";
import { objectTypeOf } from "../../framework/schema/schema";
import type { ObjectValue } from "../../framework/schema/values";
import { checkApplied } from "../../framework/engine/response-checks/check-responses";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
} from "../wire/generated/tfplugin6";
import { decodeIdentity, identityMessage } from "../wire/identity-message";
import { decodePrivateState, encodePrivateState } from "../wire/private-state";
import { defineRpc } from "./define-rpc";

/**
 * Creates, updates or deletes an object.
 *
 * The response always contains the state that was reached. Otherwise Terraform would lose track of the object.
 */
export const applyResourceChange = defineRpc(
  ApplyResourceChange_Request,
  ApplyResourceChange_Response,
  async (session, request, context) => {
    const resource = session.find("resource", request.typeName);
    const { schema } = resource;
    const type = objectTypeOf(schema);
    const prior = session.decodeObject(schema, request.priorState);
    const planned = session.decodeObject(schema, request.plannedState);
    const result = await apply(
      resource,
      {
        prior,
        planned,
        config: session.decodeConfig(schema, request.config),
        privateState: decodePrivateState(request.plannedPrivate),
      },
      { ...context, providerData: session.providerData },
    );
    checkApplied(schema, { planned, state: result.state }, context.diagnostics);
    const identity = identify(
      resource,
      result.state,
      prior && decodeIdentity(resource.identity, request.plannedIdentity),
      context.diagnostics,
    );
    return {
      // If the state is invalid, keep its valid part. Returning nothing would make Terraform forget the object.
      newState: encodeDynamicValue(
        conformingPart(
          type,
          result.state && withoutWriteOnly(schema.attributes, result.state),
        ),
      ),
      newIdentity: identityMessage(identity),
      private: encodePrivateState(result.privateState, request.plannedPrivate),
    };
  },
);

interface PlannedApply {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue | null;
  readonly config: ObjectValue;
  readonly privateState: PrivateState;
}

async function apply(
  resource: Resource,
  { prior, planned, config, privateState }: PlannedApply,
  context: ConfiguredCallContext<unknown>,
): Promise<StateResult<Schema>> {
  try {
    if (planned === null) {
      if (prior !== null)
        await resource.delete({ ...context, prior, privateState });
      return { state: context.diagnostics.hasErrors ? prior : null };
    }
    const request = { ...context, planned, config, privateState };
    return prior === null
      ? await resource.create(request)
      : await resource.update({ ...request, prior });
  } catch (error) {
    reportError(error, context);
    return { state: prior };
  }
}
