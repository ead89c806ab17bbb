import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { osErrorCode } from "../system/os-error";
import type { RequestConnection, SandboxEnv } from "./sandbox-env";
import { SandboxError } from "./sandbox-error";

const host = "127.0.0.1";

/** A server that listens on loopback. */
export interface LoopbackServer {
  readonly port: number;
  readonly url: string;

  /** Stops listening, and cuts every connection: idle, busy or hanging. */
  close(): Promise<void>;
}

/**
 * Serves an app on loopback. A request that names another host is rejected: a web page can make a host name of its own
 * point to loopback, and the browser then sends the page's requests here.
 *
 * @param port 0 for a free port
 * @throws {SandboxError} if the port is not available
 */
export async function serveOnLoopback(
  app: Hono<SandboxEnv>,
  port: number,
): Promise<LoopbackServer> {
  const server = createServer((incoming, outgoing) => {
    if (!isLoopbackHost(incoming.headers.host)) {
      refuseHost(outgoing);
      return;
    }
    const connection = createConnection(outgoing);
    const listen = getRequestListener(
      (request) => app.fetch(request, { connection }),
      // The Request and Response of the host program stay as they are.
      { overrideGlobalObjects: false },
    );
    void listen(incoming, outgoing);
  });
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw explainListenError(error, port);
  }
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("A listening TCP server has a port.");
  return {
    port: address.port,
    url: `http://${host}:${address.port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function isLoopbackHost(header = ""): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(header);
}

function refuseHost(outgoing: ServerResponse): void {
  outgoing
    .writeHead(403, { "content-type": "application/json" })
    .end(JSON.stringify({ message: `Use the host ${host} or localhost.` }));
}

function createConnection(outgoing: ServerResponse): RequestConnection {
  return {
    drop: () => {
      outgoing.destroy();
    },
    dropMidResponse: async (response) => {
      const body = Buffer.from(await response.arrayBuffer());
      outgoing.writeHead(response.status, {
        ...Object.fromEntries(response.headers),
        "content-length": body.length,
      });
      outgoing.write(body.subarray(0, body.length / 2), () => {
        outgoing.destroy();
      });
    },
  };
}

function explainListenError(error: unknown, port: number): unknown {
  const explanations: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use. Choose another, or 0 for a free one.`,
    EACCES: `This user may not listen on port ${port}. Choose a port above 1023, or 0 for a free one.`,
  };
  const explanation = explanations[osErrorCode(error) ?? ""];
  return explanation === undefined
    ? error
    : new SandboxError(explanation, { cause: error });
}
