// A gRPC server for unary calls on node:http2. It exists for the provider's start-up time, which @grpc/grpc-js alone
// would spend; grpc-js is the client that its tests measure it against.

import * as http2 from "node:http2";
import type { Socket } from "node:net";
import { errorTrailers, GrpcError } from "./error";
import { decodeFrame, encodeFrame } from "./frame";
import type { UnaryHandler, UnaryMethods } from "./handler";

/** Who the server is, and whom it lets in. */
export interface MutualTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** The only client certificate, or the only issuer of client certificates, that is let in. */
  readonly clientCertificatePem: string;
}

export interface GrpcServerOptions {
  readonly methods: UnaryMethods;
  /** Absent: the server speaks plain text. */
  readonly tls?: MutualTls | undefined;
  /** The largest request body. @default 256 MiB */
  readonly maxRequestBytes?: number;
  /** Called when the answer to a call has been sent as a whole. */
  readonly onAnswered?: (path: string) => void;
  /** Called when a connection is refused or breaks. */
  readonly onConnectionError?: (error: Error) => void;
}

/** A gRPC server that is handed its connections; it listens nowhere itself. */
export interface GrpcServer {
  /** Serves a connection, whatever it has received already included. */
  accept(socket: Socket): void;
}

const mebibyte = 2 ** 20;

/** Node's defaults are for the open internet; our one caller is trusted, near, and sends whole states at once. */
const sessionOptions: http2.ServerOptions = {
  settings: { initialWindowSize: 8 * mebibyte },
  maxSessionMemory: 4096,
};
const sessionWindowBytes = 64 * mebibyte;

/** Makes a gRPC server of unary methods. A call of any other path is answered with UNIMPLEMENTED. */
export function createGrpcServer(options: GrpcServerOptions): GrpcServer {
  const server = createHttp2Server(options.tls);
  server.on("session", (session) => {
    session.setLocalWindowSize(sessionWindowBytes);
  });
  server.on("stream", (stream, headers) => {
    void serveStream(stream, headers, options);
  });
  const onConnectionError = (error: Error) =>
    options.onConnectionError?.(error);
  server.on("sessionError", onConnectionError);
  server.on("tlsClientError", onConnectionError);
  return {
    accept(socket) {
      server.emit("connection", socket);
    },
  };
}

function createHttp2Server(tls: MutualTls | undefined) {
  if (tls === undefined) return http2.createServer(sessionOptions);
  return http2.createSecureServer({
    ...sessionOptions,
    cert: tls.certificatePem,
    key: tls.privateKeyPem,
    ca: [tls.clientCertificatePem],
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
  });
}

async function serveStream(
  stream: http2.ServerHttp2Stream,
  headers: http2.IncomingHttpHeaders,
  options: GrpcServerOptions,
): Promise<void> {
  // A reset by the caller arrives as an error too; "close" below tells the handler.
  stream.on("error", () => undefined);

  if (!headers["content-type"]?.startsWith("application/grpc")) {
    stream.respond({ ":status": 415 }, { endStream: true });
    stream.resume();
    return;
  }

  const path = headers[":path"] ?? "";
  const abort = new AbortController();
  let isAnswered = false;
  stream.once("close", () => {
    if (isAnswered) options.onAnswered?.(path);
    else abort.abort();
  });

  try {
    const body = await readBody(stream, options.maxRequestBytes);
    const handler = findHandler(options.methods, path);
    const response = await handler(decodeFrame(body), { signal: abort.signal });
    if (stream.closed) return;
    isAnswered = true;
    sendMessage(stream, response);
  } catch (error) {
    if (stream.closed) return;
    isAnswered = true;
    sendError(stream, error);
  }
}

function findHandler(methods: UnaryMethods, path: string): UnaryHandler {
  const handler = methods.get(path);
  if (handler === undefined)
    throw new GrpcError("UNIMPLEMENTED", `This server has no method ${path}.`);
  return handler;
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
      // What comes after the limit is read and dropped: the error can only be sent on a stream that is kept going.
      if (size <= maxBytes) chunks.push(chunk);
      else
        reject(
          new GrpcError(
            "RESOURCE_EXHAUSTED",
            `The request is larger than the ${maxBytes} bytes that this server takes.`,
          ),
        );
    });
    stream.once("end", () => {
      resolve(Buffer.concat(chunks));
    });
    stream.once("close", () => {
      reject(new GrpcError("CANCELLED", "The caller gave the call up."));
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
