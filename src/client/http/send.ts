/**
 * Sends requests by `node:http` and `node:https`. Global `fetch` would cost more than the rest of a small plan: its first
 * call in a process takes four times as long, and on Node 20 it delays the exit.
 */
import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream";
import type { Clock } from "../../system/clock";
import { loadProxy, type CreateAgent } from "./proxy";
import type { HttpRequest, HttpResponse, Send } from "./request";

/** How long a connection may take to make, TLS included. */
const connectTimeoutMs = 10_000;

/** How long an idle connection is kept: less than servers do, which may close it just when the next request is sent. */
const idleTimeoutMs = 4_000;

interface Agents {
  readonly kept: http.Agent;
  /** Makes a connection for each request. */
  readonly fresh: http.Agent;
}

/**
 * Creates the function that sends all requests to one address. It keeps idle connections, follows no redirects, uses the
 * proxy that the environment names, and trusts what `NODE_EXTRA_CA_CERTS` adds.
 */
export function createSend(options: {
  readonly baseUrl: string;
  readonly clock: Clock;
}): Send {
  const { baseUrl, clock } = options;
  const isSecure = baseUrl.startsWith("https:");
  const { request: open } = isSecure ? https : http;
  let agents: Promise<Agents> | undefined;

  return async (request) => {
    agents ??= createAgents(baseUrl);
    const { kept, fresh } = await agents;
    const agent = request.isConnectionFresh ? fresh : kept;
    return exchange(request, (headers) =>
      open(request.url, {
        agent,
        headers,
        method: request.method,
        signal: request.signal,
      }),
    );
  };

  function exchange(
    { headers, body }: HttpRequest,
    open: (headers: http.OutgoingHttpHeaders) => http.ClientRequest,
  ): Promise<HttpResponse> {
    return new Promise((resolve, reject) => {
      const request = open({
        ...headers,
        "accept-encoding": "gzip",
        // Node sends the body of a DELETE without its length unless it is set.
        ...(body !== undefined && {
          "content-length": Buffer.byteLength(body),
        }),
      });
      request.on("error", reject);
      request.on("response", (message) => {
        resolve(readResponse(message));
      });
      limitConnecting(request);
      request.end(body);
    });
  }

  /** Destroys a request whose connection takes too long to make. */
  function limitConnecting(request: http.ClientRequest): void {
    const isOver = new AbortController();
    const end = (): void => {
      isOver.abort();
    };
    request.once("close", end);
    request.once("socket", (socket) => {
      if (request.reusedSocket) end();
      else socket.once(isSecure ? "secureConnect" : "connect", end);
    });
    clock.sleep(connectTimeoutMs, isOver.signal).then(
      () => request.destroy(connectTimeoutError()),
      // The connection was made, or failed.
      () => undefined,
    );
  }
}

async function createAgents(baseUrl: string): Promise<Agents> {
  const createDirect: CreateAgent = baseUrl.startsWith("https:")
    ? (options) => new https.Agent(options)
    : (options) => new http.Agent(options);
  const create = (await loadProxy(baseUrl)) ?? createDirect;
  return {
    kept: create({ keepAlive: true, timeout: idleTimeoutMs }),
    fresh: create({ keepAlive: false }),
  };
}

function connectTimeoutError(): Error {
  return Object.assign(
    new Error(`no connection within ${connectTimeoutMs / 1000} s`),
    { code: "ETIMEDOUT", syscall: "connect" },
  );
}

function readResponse(message: http.IncomingMessage): HttpResponse {
  const { statusCode = 0, headers } = message;
  return {
    status: statusCode,
    headers: {
      get: (name) => headers[name]?.toString() ?? null,
    },
    body:
      headers["content-encoding"] === "gzip" ? decompress(message) : message,
  };
}

async function* decompress(
  message: http.IncomingMessage,
): AsyncGenerator<Uint8Array> {
  // Loaded when needed: a small response is not compressed.
  const { createGunzip } = await import("node:zlib");
  // An error of the message arrives as one of the result.
  yield* pipeline(message, createGunzip(), () => undefined);
}
