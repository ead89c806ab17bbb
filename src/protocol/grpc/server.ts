// A gRPC server for unary calls and streams of responses. Loading @grpc/grpc-js would take longer than the provider's
// whole start. The tests call this server with it.

import { Http2Connection } from "../http2/connection";
import type { Stream } from "../http2/stream";
import type { Accept } from "../runtime/connection";
import { errorTrailers, GrpcError } from "./error";
import type { Handler, Methods } from "./handler";
import { prefixMessage, readPrefixedMessage } from "./prefixed-message";

export interface GrpcServerOptions {
  /** Called for each connection. Its calls wait until the methods are loaded. */
  readonly loadMethods: () => Methods | Promise<Methods>;
  /** The largest request body. @default 256 MiB */
  readonly maxRequestBytes?: number;
  /** Called when the whole response to a call has been sent. */
  readonly onResponseSent?: ((path: string) => void) | undefined;
  /** Called when a connection breaks. */
  readonly onConnectionError?: (error: Error) => void;
}

const mebibyte = 2 ** 20;

/** Creates a gRPC server with the given methods. Calls to other paths fail with UNIMPLEMENTED. */
export function createGrpcServer(options: GrpcServerOptions): Accept {
  return (connection) => {
    const methods = options.loadMethods();
    return new Http2Connection(connection, {
      onRequest: (stream) => {
        void serveCall(stream, methods, options);
      },
      onError: (error) => options.onConnectionError?.(error),
    });
  };
}

async function serveCall(
  stream: Stream,
  methods: Methods | Promise<Methods>,
  options: GrpcServerOptions,
): Promise<void> {
  if (!stream.headers.get("content-type")?.startsWith("application/grpc")) {
    stream.respond({ ":status": "415" }, { isEnd: true });
    return;
  }

  const path = stream.headers.get(":path") ?? "";
  stream.onSent = () => options.onResponseSent?.(path);
  try {
    const body = await readBody(stream, options.maxRequestBytes);
    const handler = await loadHandler(await methods, path);
    const response = handler(readPrefixedMessage(body), stream);
    if (Symbol.asyncIterator in response) await sendMessages(stream, response);
    else sendMessage(stream, await response);
  } catch (error) {
    stream.respond(
      { ...responseHeaders, ...errorTrailers(error) },
      { isEnd: true },
    );
  }
}

async function loadHandler(methods: Methods, path: string): Promise<Handler> {
  const load = methods.get(path);
  if (load === undefined)
    throw new GrpcError("UNIMPLEMENTED", `This server has no method ${path}.`);
  return load();
}

function readBody(stream: Stream, maxBytes = 256 * mebibyte): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.onData = (chunk, isEnd) => {
      size += chunk.byteLength;
      if (size > maxBytes)
        reject(
          new GrpcError(
            "RESOURCE_EXHAUSTED",
            `The request is larger than ${maxBytes} bytes, the limit of this server.`,
          ),
        );
      else chunks.push(chunk);
      if (isEnd) resolve(Buffer.concat(chunks));
    };
    stream.onCancel = () => {
      reject(new GrpcError("CANCELLED", "The caller cancelled the call."));
    };
  });
}

const responseHeaders = {
  ":status": "200",
  "content-type": "application/grpc",
} as const;

const ok = { "grpc-status": "0" } as const;

function sendMessage(stream: Stream, message: Uint8Array): void {
  stream.respond(responseHeaders);
  void stream.write(prefixMessage(message));
  stream.end(ok);
}

/** Sends one message after the other, as fast as the caller takes them. */
async function sendMessages(
  stream: Stream,
  messages: AsyncIterable<Uint8Array>,
): Promise<void> {
  stream.respond(responseHeaders);
  try {
    for await (const message of messages) {
      await stream.write(prefixMessage(message));
      if (stream.isCancelled) return;
    }
    stream.end(ok);
  } catch (error) {
    stream.end(errorTrailers(error));
  }
}
