import {
  PlanAction_Request,
  PlanAction_Response,
} from "../wire/generated/tfplugin6";
import { defineRpc } from "./define-rpc";

/** Plans an action, which checks and announces what it will do. */
export const planAction = defineRpc(
  PlanAction_Request,
  PlanAction_Response,
  async (session, request, context) => {
    const action = session.find("action", request.actionType);
    await action.plan?.({
      ...context,
      config: session.decodeConfig(action.schema, request.config),
      providerData: session.providerData,
    });
    return {};
  },
);
