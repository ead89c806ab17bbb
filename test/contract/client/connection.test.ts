/** Checks how the client interprets real connections that fail. */
import { once } from "node:events";
import {
  createServer as createHttpServer,
  type IncomingMessage,
} from "node:http";
import {
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "@jest/globals";
import {
  createAvaraClient,
  type AvaraClient,
  type AvaraClientOptions,
} from "../../../src/client/avara-client";
import { createFakeClock } from "../../support/fake-clock";
import { errorOf } from "../../support/api/fake-api";

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

function connect(
  baseUrl: string,
  options: Partial<AvaraClientOptions> = {},
): AvaraClient {
  return createAvaraClient({
    apiKey: "key",
    baseUrl,
    maxRetries: 0,
    ...options,
  });
}

function create(
  baseUrl: string,
  options: Partial<AvaraClientOptions> = {},
): Promise<unknown> {
  return connect(baseUrl, options).expressCustomers.create({
    expressCustomerName: "A",
  });
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

test("reads share a connection, and a create has its own", async () => {
  const server = createHttpServer((_request, response) => {
    response.writeHead(404).end("{}");
  });
  const client = connect(`http://${await listen(server)}`);
  const id = `cus_${"0".repeat(32)}`;
  for (const call of [
    () => client.expressCustomers.retrieve(id),
    () => client.expressCustomers.retrieve(id),
    () => client.expressCustomers.create({ expressCustomerName: "A" }),
    () => client.expressCustomers.retrieve(id),
  ])
    await expect(call()).rejects.toMatchObject({ status: 404 });
  expect(sockets.size).toBe(2);
});

test("a compressed response is decompressed", async () => {
  const server = createHttpServer((request, response) => {
    expect(request.headers["accept-encoding"]).toBe("gzip");
    response
      .writeHead(404, { "content-encoding": "gzip" })
      .end(gzipSync(JSON.stringify({ message: "No such customer" })));
  });
  await expect(create(`http://${await listen(server)}`)).rejects.toMatchObject({
    message: expect.stringContaining("404: No such customer"),
  });
});

test("a create is rejected if the connection takes ten seconds to make", async () => {
  const clock = createFakeClock();
  const isConnected = new AbortController();
  // Accepts the connection, and sends no TLS.
  const server = createServer(() => {
    isConnected.abort();
  });
  const url = `https://${await listen(server)}`;
  const created = errorOf(create(url, { clock }));
  await once(isConnected.signal, "abort");
  await clock.run(clock.sleep(10_000));
  expect(await created).toMatchObject({
    name: "ConnectionError",
    outcome: "rejected",
    message: expect.stringContaining("no connection within 10 s"),
  });
});

describe("a proxy that the environment names", () => {
  const names = ["HTTPS_PROXY", "NO_PROXY"] as const;

  afterEach(() => {
    for (const name of names) Reflect.deleteProperty(process.env, name);
  });

  async function startProxy(): Promise<{
    readonly url: string;
    readonly targets: string[];
  }> {
    const targets: string[] = [];
    const server = createHttpServer();
    server.on("connect", ({ url = "" }: IncomingMessage, socket: Socket) => {
      targets.push(url);
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    return { url: `http://${await listen(server)}`, targets };
  }

  test("is asked for a connection to the API", async () => {
    const proxy = await startProxy();
    process.env.HTTPS_PROXY = proxy.url;
    await expect(create("https://api.invalid")).rejects.toMatchObject({
      name: "ConnectionError",
      message: expect.stringContaining("407"),
      outcome: "rejected",
    });
    expect(proxy.targets).toEqual(["api.invalid:443"]);
  });

  test("is not used for a host that NO_PROXY names", async () => {
    const proxy = await startProxy();
    process.env.HTTPS_PROXY = proxy.url;
    process.env.NO_PROXY = ".invalid";
    await expect(create("https://api.invalid")).rejects.toMatchObject({
      name: "ConnectionError",
    });
    expect(proxy.targets).toEqual([]);
  });

  test("is not used for this machine by plain http", async () => {
    const proxy = await startProxy();
    process.env.HTTPS_PROXY = proxy.url;
    const server = createHttpServer((_request, response) => {
      response.writeHead(422).end("{}");
    });
    await expect(
      create(`http://${await listen(server)}`),
    ).rejects.toMatchObject({ status: 422 });
    expect(proxy.targets).toEqual([]);
  });

  test("that is not a URL is an error without its text", async () => {
    process.env.HTTPS_PROXY = "http://user:hush@";
    const error = await errorOf(create("https://api.invalid"));
    expect(error).toMatchObject({
      name: "ConnectionError",
      message: expect.stringContaining("HTTPS_PROXY"),
    });
    expect(String(error)).not.toContain("hush");
  });
});
