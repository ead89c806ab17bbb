import { Diagnostics } from "../../framework/diagnostics";
import { reportError } from "../../framework/failure";
import type { CallContext } from "../../framework/call-context";
import { diagnosticMessage } from "../wire/diagnostic-message";
import type { Diagnostic as DiagnosticMessage } from "../wire/generated/tfplugin6";
import type { MessageType } from "../wire/protobuf/message";
import type { Call, Handler } from "../grpc/handler";
import type { ProviderSession } from "./session";

/** A response message. Each one that {@link defineRpc} supports has diagnostics. */
export interface Response {
  diagnostics: DiagnosticMessage[];
}

/** Handles a call. Reports diagnostics through the context instead of returning them. */
export type RpcHandler<Req, Res extends Response> = (
  session: ProviderSession,
  request: Req,
  context: CallContext,
) => Promise<Omit<Res, "diagnostics">> | Omit<Res, "diagnostics">;

/** Binds an RPC to a session. */
export type Rpc = (session: ProviderSession) => Handler;

/**
 * Defines an RPC. Only here do errors that handlers throw become diagnostics.
 *
 * A handler that must respond with a state even if it fails catches its errors itself.
 */
export function defineRpc<Req, Res extends Response>(
  request: MessageType<Req>,
  response: MessageType<Res>,
  handle: RpcHandler<Req, Res>,
): Rpc {
  return (session) => async (bytes, call) => {
    const context = createContext(session, call);
    const reply: Partial<Res> = {};
    try {
      Object.assign(
        reply,
        await handle(session, request.decode(bytes), context),
      );
    } catch (error) {
      reportError(error, context);
    }
    const diagnostics = diagnosticMessages(session, context);
    return response.encode(Object.assign(reply, { diagnostics }));
  };
}

/** Calls a resource, if the response needs a result even after an error: reports the error, and returns null. */
export async function resultOrNull<T>(
  context: CallContext,
  call: () => Promise<T> | undefined,
): Promise<T | null> {
  try {
    return (await call()) ?? null;
  } catch (error) {
    reportError(error, context);
    return null;
  }
}

/** Creates the context of one call. */
export function createContext(
  session: ProviderSession,
  call: Call,
): CallContext {
  return {
    diagnostics: new Diagnostics(),
    logger: session.logger,
    // Most calls do not wait, and creating the first signal takes longer than they do.
    get signal() {
      return session.signalOf(call.signal);
    },
  };
}

/** Converts the diagnostics that a context has collected, without secrets. */
export function diagnosticMessages(
  { secrets }: ProviderSession,
  { diagnostics }: CallContext,
): DiagnosticMessage[] {
  return diagnostics.list.map((diagnostic) =>
    diagnosticMessage(diagnostic, (text) => secrets.redact(text)),
  );
}
