import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Diagnostics } from "../framework/diagnostics";
import type { CallContext } from "../framework/resource";
import { diagnosticMessage } from "./diagnostic-message";
import type { Diagnostic as DiagnosticMessage } from "./generated/tfplugin6";
import type { UnaryHandler } from "./grpc/unary-handler";
import type { ProviderSession } from "./provider-session";

/** A message type as generated. */
interface Message<T> {
  decode(bytes: Uint8Array): T;
  encode(message: T): BinaryWriter;
}

interface Response {
  diagnostics: DiagnosticMessage[];
}

/** Answers a call, but for the diagnostics: those are collected in the context. */
export type RpcHandler<Req, Res extends Response> = (
  session: ProviderSession,
  request: Req,
  context: CallContext,
) => Promise<Omit<Res, "diagnostics">> | Omit<Res, "diagnostics">;

/** An RPC: its path, and the handler of a session's calls of it. */
export type Rpc = (
  session: ProviderSession,
) => readonly [path: string, handler: UnaryHandler];

/**
 * Defines an RPC. This is the boundary that turns an escaped exception into a diagnostic.
 *
 * A handler that has something to keep when it fails, such as a state, sees to that itself.
 */
export function defineRpc<Req, Res extends Response>(
  name: string,
  request: Message<Req>,
  response: Message<Res>,
  handle: RpcHandler<Req, Res>,
): Rpc {
  return (session) => [
    rpcPath(name),
    async (bytes, call) => {
      const context: CallContext = {
        diagnostics: new Diagnostics(),
        logger: session.logger,
        signal: session.signalOf(call.signal),
      };
      const answer = response.decode(new Uint8Array(0));
      try {
        Object.assign(
          answer,
          await handle(session, request.decode(bytes), context),
        );
      } catch (error) {
        reportException(error, context);
      }
      answer.diagnostics = context.diagnostics.list.map((diagnostic) =>
        diagnosticMessage(diagnostic, (text) => session.secrets.redact(text)),
      );
      return response.encode(answer).finish();
    },
  ];
}

/** The path by which gRPC calls a method of the provider. */
export function rpcPath(name: string): string {
  return `/tfplugin6.Provider/${name}`;
}

/** Turns an exception, which is always a mistake in a provider, into a diagnostic. */
export function reportException(
  error: unknown,
  { diagnostics, logger }: CallContext,
): void {
  const message = error instanceof Error ? error.message : String(error);
  logger.error("A call failed unexpectedly", { error });
  diagnostics.error(
    "The provider failed unexpectedly",
    `${message}\n\nThis is a bug in the provider. Please report it, with the log that TF_LOG=DEBUG gives.`,
  );
}
