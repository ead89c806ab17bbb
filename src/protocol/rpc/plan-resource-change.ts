import { planChange } from "../../framework/engine/plan-change";
import type { PlannedChange } from "../../framework/engine/plan-change";
import type { ObjectValue } from "../../framework/schema/values";
import { checkPlan } from "../../framework/engine/response-checks/check-plan";
import { identify } from "../../framework/engine/identify";
import { attributePathMessage } from "../wire/diagnostic-message";
import { encodeDynamicValue } from "../wire/dynamic-value";
import {
  PlanResourceChange_Request,
  PlanResourceChange_Response,
} from "../wire/generated/tfplugin6";
import { decodeIdentity, identityMessage } from "../wire/identity-message";
import { decodePrivateState, encodePrivateState } from "../wire/private-state";
import { defineRpc, resultOrNull } from "./define-rpc";

/** Plans a create, an update or a delete: first from the schema, then with the resource's own `plan`. */
export const planResourceChange = defineRpc(
  PlanResourceChange_Request,
  PlanResourceChange_Response,
  async (session, request, context) => {
    const resource = session.find("resource", request.typeName);
    const { schema } = resource;
    const config = session.decodeObject(schema, request.config);
    const prior = session.decodeObject(schema, request.priorState);
    const proposed = session.decodeObject(schema, request.proposedNewState);
    const bySchema: PlannedChange | null =
      proposed && config && planChange(schema, { config, prior, proposed });

    const result = await resultOrNull(context, () =>
      resource.plan?.({
        ...context,
        config,
        prior,
        planned: bySchema?.planned ?? null,
        privateState: decodePrivateState(request.priorPrivate),
        plannedPrivate:
          request.plannedPrivate.length === 0
            ? undefined
            : decodePrivateState(request.plannedPrivate),
        providerData: session.providerData,
      }),
    );
    const planned: ObjectValue | null =
      bySchema && (result?.planned ?? bySchema.planned);
    const requiresReplace = prior
      ? [
          ...(bySchema?.requiresReplace ?? []),
          ...(result?.requiresReplace ?? []),
        ]
      : [];
    if (planned && config)
      checkPlan(
        schema,
        { config, prior, planned, requiresReplace },
        context.diagnostics,
      );

    const identity = identify(
      resource,
      prior,
      decodeIdentity(resource.identity, request.priorIdentity),
      context.diagnostics,
    );
    return {
      plannedState: encodeDynamicValue(
        context.diagnostics.hasErrors ? (bySchema?.planned ?? null) : planned,
      ),
      requiresReplace: requiresReplace.map(attributePathMessage),
      plannedIdentity: identityMessage(identity),
      plannedPrivate: encodePrivateState(
        result?.privateState,
        request.priorPrivate,
      ),
    };
  },
);
