import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Handles a request in any way. */
export type HostileResponse = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** A server on loopback whose responses a test chooses. */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** How it responds from now on. */
  respond: HostileResponse;
  /** All requests so far, headers and bodies, as text. */
  readonly received: string;
}

/** Starts a hostile server. */
export async function startHostileServer(): Promise<HostileServer> {
  let received = "";
  const hostile: { respond: HostileResponse } = {
    respond: (_request, response) => response.end(),
  };
  const server = createServer((request, response) => {
    received += `${request.method ?? ""} ${request.url ?? ""} ${JSON.stringify(request.headers)}\n`;
    request.setEncoding("utf8").on("data", (text: string) => {
      received += text;
    });
    request.on("end", () => {
      hostile.respond(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get respond() {
      return hostile.respond;
    },
    set respond(respond) {
      hostile.respond = respond;
    },
    get received() {
      return received;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
