import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Does what it likes with a request. */
export type HostileAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/** A server on loopback that responds as a test wants. */
export interface HostileServer extends AsyncDisposable {
  readonly url: string;
  /** What it answers from now on. */
  answer: HostileAnswer;
  /** All that was ever sent to it, headers and bodies, as text. */
  readonly received: string;
}

/** Starts a hostile server. */
export async function startHostileServer(): Promise<HostileServer> {
  let received = "";
  const hostile: { answer: HostileAnswer } = {
    answer: (_request, response) => response.end(),
  };
  const server = createServer((request, response) => {
    received += `${request.method ?? ""} ${request.url ?? ""} ${JSON.stringify(request.headers)}\n`;
    request.setEncoding("utf8").on("data", (text: string) => {
      received += text;
    });
    request.on("end", () => {
      hostile.answer(request, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get answer() {
      return hostile.answer;
    },
    set answer(answer) {
      hostile.answer = answer;
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
