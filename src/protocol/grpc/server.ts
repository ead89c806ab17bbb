// A gRPC server for unary calls on node:http2. Loading @grpc/grpc-js would take longer than the provider's whole start.
// The tests use grpc-js as the client.

import * as http2 from "node:http2";
import type { Socket } from "node:net";
import { errorTrailers, GrpcError } from "./error";
import { decodeFrame, encodeFrame } from "./frame";
import type { UnaryHandler, UnaryMethods } from "./handler";

export interface GrpcServerOptions {
  /** Calls wait until they are loaded. */
  readonly methods: UnaryMethods | Promise<UnaryMethods>;
  /** The largest request body. @default 256 MiB */
  readonly maxRequestBytes?: number;
  /** Called when the whole response to a call has been sent. */
  readonly onResponseSent?: ((path: string) => void) | undefined;
  /** Called when a connection breaks. */
  readonly onConnectionError?: (error: Error) => void;
}

/** A gRPC server. It does not listen itself; its owner passes it connections. */
export interface GrpcServer {
  /** Serves a connection, encrypted or not, including any bytes that it has already received. */
  accept(socket: Socket): void;
}

const mebibyte = 2 ** 20;

/** Node's defaults suit the open internet. Our only caller is local and trusted, and sends large states at once. */
const sessionOptions: http2.ServerOptions = {
  settings: { initialWindowSize: 8 * mebibyte },
  maxSessionMemory: 4096,
};
const sessionWindowBytes = 64 * mebibyte;

/** Creates a gRPC server with the given unary methods. Calls to other paths fail with UNIMPLEMENTED. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const server = http2.createServer(sessionOptions);
  server.on("session", (session) => {
    session.setLocalWindowSize(sessionWindowBytes);
  });
  server.on("stream", (stream, headers) => {
    void serveStream(stream, headers, options);
  });
  server.on("sessionError", (error: Error) =>
    options.onConnectionError?.(error),
  );
  return {
    accept(socket) {
      server.emit("connection", socket);
    },
  };
}

async function serveStream(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  options: GrpcServerOptions,
): Promise<void> {
  // A reset by the caller also arrives as an error. The "close" event below aborts the handler.
  stream.on("error", () => undefined);

  if (!headers["content-type"]?.startsWith("application/grpc")) {
    stream.respond({ ":status": 415 }, { endStream: true });
    stream.resume();
    return;
  }

  const path = headers[":path"] ?? "";
  const abort = new AbortController();
  let hasResponded = false;
  stream.once("close", () => {
    if (hasResponded) options.onResponseSent?.(path);
    else abort.abort();
  });

  try {
    const body = await readBody(stream, options.maxRequestBytes);
    const handler = await loadHandler(await options.methods, path);
    const response = await handler(decodeFrame(body), { signal: abort.signal });
    if (stream.closed) return;
    hasResponded = true;
    sendMessage(stream, response);
  } catch (error) {
    if (stream.closed) return;
    hasResponded = true;
    sendError(stream, error);
  }
}

async function loadHandler(
  methods: UnaryMethods,
  path: string,
): Promise<UnaryHandler> {
  const load = methods.get(path);
  if (load === undefined)
    throw new GrpcError("UNIMPLEMENTED", `This server has no method ${path}.`);
  return load();
}

function readBody(
  stream: http2.ServerHttp2Stream,
  maxBytes = 256 * mebibyte,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    stream.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      // Read and drop what exceeds the limit, because the error can be sent only while the stream keeps flowing.
      if (size <= maxBytes) chunks.push(chunk);
      else
        reject(
          new GrpcError(
            "RESOURCE_EXHAUSTED",
            `The request is larger than ${maxBytes} bytes, the limit of this server.`,
          ),
        );
    });
    stream.once("end", () => {
      resolve(Buffer.concat(chunks));
    });
    stream.once("close", () => {
      reject(new GrpcError("CANCELLED", "The caller cancelled the call."));
    });
  });
}

const responseHeaders = {
  ":status": 200,
  "content-type": "application/grpc",
} as const;

function sendMessage(
  stream: http2.ServerHttp2Stream,
  message: Uint8Array,
): void {
  stream.respond(responseHeaders, { waitForTrailers: true });
  stream.once("wantTrailers", () => {
    stream.sendTrailers({ "grpc-status": "0" });
  });
  stream.end(encodeFrame(message));
}

function sendError(stream: http2.ServerHttp2Stream, error: unknown): void {
  stream.respond(
    { ...responseHeaders, ...errorTrailers(error) },
    { endStream: true },
  );
}
