/**
 * Sends requests by `node:http` and `node:https`. Global `fetch` would cost more than the rest of a small plan: its first
 * call in a process takes four times as long, and on Node 20 it delays the exit.
 */
import * as http from "node:http";
import * as https from "node:https";
import { pipeline } from "node:stream";
import type { Clock } from "../../../system/clock";
import type { HttpRequest, HttpResponse, Send } from "../request";
import { NotConnectedError } from "./connection-failure";

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
      let isConnected = false;
      const request = open({
        ...headers,
        "accept-encoding": "gzip",
        // Node sends the body of a DELETE without its length unless it is set.
        ...(body !== undefined && {
          "content-length": Buffer.byteLength(body),
        }),
      });
      request.on("error", (error) => {
        reject(isConnected ? error : new NotConnectedError(error));
      });
      request.on("response", (message) => {
        resolve(readResponse(message));
      });
      limitConnecting(request, () => {
        isConnected = true;
      });
      request.end(body);
    });
  }

  /** Destroys a request whose connection takes too long to make. */
  function limitConnecting(
    request: http.ClientRequest,
    onConnected: () => void,
  ): void {
    const isOver = new AbortController();
    const connected = (): void => {
      onConnected();
      isOver.abort();
    };
    request.once("close", () => {
      isOver.abort();
    });
    request.once("socket", (socket) => {
      if (request.reusedSocket) connected();
      else socket.once(isSecure ? "secureConnect" : "connect", connected);
    });
    clock.sleep(connectTimeoutMs, isOver.signal).then(
      () =>
        request.destroy(
          new Error(`no connection within ${connectTimeoutMs / 1000} s`),
        ),
      // The connection was made, or failed.
      () => undefined,
    );
  }
}

/** The variables that may name a proxy for `https`. The client sends `http` to this machine only, without a proxy. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

async function createAgents(baseUrl: string): Promise<Agents> {
  const create = await chooseAgent(baseUrl);
  return {
    kept: create({ keepAlive: true, timeout: idleTimeoutMs }),
    fresh: create({ keepAlive: false }),
  };
}

async function chooseAgent(
  baseUrl: string,
): Promise<(options: http.AgentOptions) => http.Agent> {
  if (!baseUrl.startsWith("https:"))
    return (options) => new http.Agent(options);
  const createDirect = (options: http.AgentOptions) => new https.Agent(options);
  if (proxyVariables.every((name) => (process.env[name] ?? "") === ""))
    return createDirect;
  const { findProxy } = await import("./proxy.js");
  return findProxy(baseUrl) ?? createDirect;
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
