import { reportError } from "../../framework/failure";
import {
  InvokeAction_Event,
  InvokeAction_Request,
} from "../wire/generated/tfplugin6";
import type { InvokeAction_Event_Completed } from "../wire/generated/tfplugin6";
import { createQueue } from "../../system/queue";
import { defineStream } from "./define-stream";

/** Runs an action. Sends its progress, and finally its completion with the diagnostics. */
export const invokeAction = defineStream(
  InvokeAction_Request,
  InvokeAction_Event,
  async function* (session, request, context, diagnosticMessages) {
    const messages = createQueue<string>();
    const invoked = invoke().finally(messages.end);
    for await (const message of messages) yield progressEvent(message);
    await invoked;
    yield completedEvent(diagnosticMessages());

    async function invoke(): Promise<void> {
      try {
        const action = session.find("action", request.actionType);
        await action.invoke({
          ...context,
          config: session.decodeConfig(action.schema, request.config),
          progress: messages.push,
          providerData: session.providerData,
        });
      } catch (error) {
        reportError(error, context);
      }
    }
  },
);

function progressEvent(message: string): InvokeAction_Event {
  return { type: { $case: "progress", value: { message } } };
}

function completedEvent(
  diagnostics: InvokeAction_Event_Completed["diagnostics"],
): InvokeAction_Event {
  return { type: { $case: "completed", value: { diagnostics } } };
}
