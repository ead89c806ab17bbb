// A gRPC server for unary calls and streams of responses, on node:http2. Loading @grpc/grpc-js would take longer than the provider's whole start.
// The tests use grpc-js as the client.

import { once } from "node:events";
import * as http2 from "node:http2";
import type { Socket } from "node:net";
import { errorTrailers, GrpcError } from "./error";
import { decodeFrame, encodeFrame } from "./frame";
import type { Handler, Methods } from "./handler";

export interface GrpcServerOptions {
  /** Calls wait until they are loaded. */
  readonly methods: Methods | Promise<Methods>;
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

/**
 * Node's defaults suit the open internet. Our only caller is local and trusted, and sends large states at once.
 * The window of a session keeps its default: on Bun, a stream stalls if it is larger, and on Node that gains nothing.
 */
const sessionOptions: http2.ServerOptions = {
  settings: { initialWindowSize: 8 * mebibyte },
  maxSessionMemory: 4096,
};

/** Creates a gRPC server with the given unary methods. Calls to other paths fail with UNIMPLEMENTED. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const server = http2.createServer(sessionOptions);
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
    const result = handler(decodeFrame(body), { signal: abort.signal });
    if (Symbol.asyncIterator in result) {
      await sendMessages(stream, result, abort.signal);
      hasResponded = !abort.signal.aborted;
      return;
    }
    const response = await result;
    if (stream.closed) return;
    hasResponded = true;
    sendMessage(stream, response);
  } catch (error) {
    if (stream.closed) return;
    hasResponded = true;
    sendError(stream, error);
  }
}

async function loadHandler(methods: Methods, path: string): Promise<Handler> {
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

/** Sends one message after the other, as fast as the caller takes them. */
async function sendMessages(
  stream: http2.ServerHttp2Stream,
  messages: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  let trailers: Record<string, string> = { "grpc-status": "0" };
  stream.respond(responseHeaders, { waitForTrailers: true });
  stream.once("wantTrailers", () => {
    stream.sendTrailers(trailers);
  });
  try {
    for await (const message of messages)
      if (!stream.write(encodeFrame(message)))
        await once(stream, "drain", { signal });
  } catch (error) {
    trailers = errorTrailers(error);
  }
  if (!stream.closed) stream.end();
}

function sendError(stream: http2.ServerHttp2Stream, error: unknown): void {
  stream.respond(
    { ...responseHeaders, ...errorTrailers(error) },
    { endStream: true },
  );
}
