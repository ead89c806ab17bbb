/** What the client knows about real connections that fail. */
import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import { afterEach, expect, test } from "@jest/globals";
import { createAvaraClient } from "../../../src/client/avara-client";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server has an address with a port.
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function create(baseUrl: string): Promise<unknown> {
  return createAvaraClient({
    apiKey: "key",
    baseUrl,
    maxRetries: 0,
  }).expressCustomers.create({ expressCustomerName: "A" });
}

const destroy = (socket: Socket) => socket.destroy();

test.each([
  [
    "no server listens",
    async () => {
      const server = createServer();
      const address = await listen(server);
      server.close();
      await once(server, "close");
      return `http://${address}`;
    },
  ],
  ["the host does not exist", () => Promise.resolve("https://api.invalid")],
  [
    "the server does not speak TLS",
    async () => `https://${await listen(createHttpServer())}`,
  ],
  [
    "the server closes the connection during the TLS handshake",
    async () => `https://${await listen(createServer(destroy))}`,
  ],
])("a create is rejected if %s", async (_case, start) => {
  await expect(create(await start())).rejects.toMatchObject({
    name: "ConnectionError",
    outcome: "rejected",
    isBeforeSending: true,
  });
});

test("the outcome of a create is unknown if the server closes the connection after it was sent", async () => {
  const server = createServer((socket) => {
    socket.once("data", () => socket.destroy());
  });
  await expect(create(`http://${await listen(server)}`)).rejects.toMatchObject({
    name: "ConnectionError",
    outcome: "unknown",
    isBeforeSending: false,
  });
});

test("a create after the server has closed the idle connection uses a new one", async () => {
  const server = createHttpServer((_request, response) => {
    response.writeHead(422).end("{}");
  });
  const url = `http://${await listen(server)}`;
  await expect(create(url)).rejects.toMatchObject({ status: 422 });
  for (const socket of sockets) socket.destroy();
  await expect(create(url)).rejects.toMatchObject({ status: 422 });
  expect(sockets.size).toBe(2);
});
