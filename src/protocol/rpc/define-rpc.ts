import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import { Diagnostics } from "../../framework/diagnostics";
import type { CallContext } from "../../framework/resource";
import { diagnosticMessage } from "../wire/diagnostic-message";
import type { Diagnostic as DiagnosticMessage } from "../wire/generated/tfplugin6";
import type { UnaryHandler } from "../grpc/handler";
import type { ProviderSession } from "./session";

/** A generated message type. */
export interface Message<T> {
  decode(bytes: Uint8Array): T;
  encode(message: T): BinaryWriter;
}

/** Every response that `defineRpc` sends has diagnostics. */
export interface Response {
  diagnostics: DiagnosticMessage[];
}

/** Handles a call. Diagnostics are collected in the context, not returned. */
export type RpcHandler<Req, Res extends Response> = (
  session: ProviderSession,
  request: Req,
  context: CallContext,
) => Promise<Omit<Res, "diagnostics">> | Omit<Res, "diagnostics">;

/** An RPC: its path and its handler, for one session. */
export type Rpc = (
  session: ProviderSession,
) => readonly [path: string, handler: UnaryHandler];

/**
 * Defines an RPC. This is the one boundary that turns an escaped exception into a diagnostic.
 *
 * A handler that must return something even if it fails, such as a state, catches its errors itself.
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
      const reply = response.decode(new Uint8Array(0));
      try {
        Object.assign(
          reply,
          await handle(session, request.decode(bytes), context),
        );
      } catch (error) {
        reportException(error, context);
      }
      reply.diagnostics = context.diagnostics.list.map((diagnostic) =>
        diagnosticMessage(diagnostic, (text) => session.secrets.redact(text)),
      );
      return response.encode(reply).finish();
    },
  ];
}

/** The path by which gRPC calls a method of the provider. */
export function rpcPath(name: string): string {
  return `/tfplugin6.Provider/${name}`;
}

/** Turns an exception into a diagnostic. An exception is always a bug in the provider. */
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
