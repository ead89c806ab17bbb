import type { CallContext } from "../../framework/call-context";
import type { Diagnostic as DiagnosticMessage } from "../wire/generated/tfplugin6";
import type { MessageType } from "../wire/protobuf/message";
import { createContext, diagnosticMessages, type Rpc } from "./define-rpc";
import type { ProviderSession } from "./session";

/**
 * Handles a call whose responses are a stream of events. Reports every error as diagnostics in an event: the call itself
 * never fails.
 */
export type StreamHandler<Req, Event> = (
  session: ProviderSession,
  request: Req,
  context: CallContext,
  /** The diagnostics that the context has collected, without secrets. */
  diagnosticMessages: () => DiagnosticMessage[],
) => AsyncIterable<Partial<Event>>;

/** Defines an RPC whose responses are a stream of events. */
export function defineStream<Req, Event>(
  request: MessageType<Req>,
  event: MessageType<Event>,
  handle: StreamHandler<Req, Event>,
): Rpc {
  return (session) =>
    async function* (bytes, call) {
      const context = createContext(session, call);
      const events = handle(session, request.decode(bytes), context, () =>
        diagnosticMessages(session, context),
      );
      for await (const one of events) yield event.encode(one);
    };
}
