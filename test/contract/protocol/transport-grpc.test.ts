import { once } from "node:events";
import * as http2 from "node:http2";
import { type AddressInfo, connect, createServer } from "node:net";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { afterEach, describe, expect, test } from "@jest/globals";
import { Client, credentials, status } from "@grpc/grpc-js";
import {
  createGrpcServer,
  type GrpcServerOptions,
} from "../../../src/protocol/grpc/server";
import { prefixMessage } from "../../../src/protocol/grpc/prefixed-message";
import { serveSocket } from "../../../src/protocol/runtime/node/socket-server";
import type { Handler } from "../../../src/protocol/grpc/handler";
import { until } from "../../support/until";
import { callUnary } from "../../support/provider/call-unary";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Serves handlers on loopback, and gives the port and a client of grpc-js. */
async function start(
  handlers: Record<string, Handler>,
  options: Omit<GrpcServerOptions, "loadMethods"> = {},
) {
  const methods = new Map(
    Object.entries({ "/echo": echo, ...handlers }).map(([path, handler]) => [
      path,
      () => handler,
    ]),
  );
  const grpcServer = createGrpcServer({
    loadMethods: () => methods,
    ...options,
  });
  const server = createServer((socket) => {
    closers.push(() => socket.destroy());
    serveSocket(socket, grpcServer);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), {
    "grpc.max_receive_message_length": -1,
  });
  closers.push(() => {
    client.close();
    server.close();
  });
  return { port, client };
}

const echo: Handler = (request) => Promise.resolve(request);
const hello = Buffer.from("hello");
const mebibyte = 2 ** 20;

/** Bytes that differ from place to place, so that a lost or doubled chunk shows. */
function pattern(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let i = 0; i < length; i += 1) bytes[i] = (i * 31 + (i >> 8)) & 0xff;
  return bytes;
}

describe("the gRPC server", () => {
  test.each([0, 1, 16_384, 65_535, 65_536, mebibyte, 20 * mebibyte])(
    "takes and gives a message of %i bytes",
    async (length) => {
      const { client } = await start({});
      const message = pattern(length);
      const response = await callUnary(client, "/echo", message);
      expect(response.equals(message)).toBe(true);
    },
  );

  test("handles many calls at once, each with its own response", async () => {
    const { client } = await start({});
    const messages = Array.from({ length: 500 }, (_, i) =>
      Buffer.from(`message ${i}`.repeat(1 + (i % 7) * 1000)),
    );
    const responses = await Promise.all(
      messages.map((message) => callUnary(client, "/echo", message)),
    );
    expect(
      responses.map((response, i) => messages[i]?.equals(response)),
    ).toEqual(messages.map(() => true));
  });

  test("handles many large calls at once", async () => {
    const { client } = await start({});
    const message = pattern(4 * mebibyte);
    const responses = await Promise.all(
      Array.from({ length: 30 }, () => callUnary(client, "/echo", message)),
    );
    expect(responses.every((response) => response.equals(message))).toBe(true);
  });

  test("handles a fast call while a slow one is running", async () => {
    const { promise, resolve } = deferred();
    const { client } = await start({ "/slow": () => promise });
    const slow = callUnary(client, "/slow");
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
    resolve(hello);
    expect(await slow).toEqual(hello);
  });

  test.each([
    [
      "an exception",
      () => Promise.reject(new Error("100 % né 😀\nnext")),
      "100 % né 😀\nnext",
    ],
    [
      "a long message",
      () => Promise.reject(new Error("ü".repeat(100_000))),
      "ü".repeat(4096),
    ],
  ])(
    "responds to %s of a handler with INTERNAL and its message",
    async (_name, handler, details) => {
      const { client } = await start({ "/fail": handler });
      await expect(callUnary(client, "/fail")).rejects.toMatchObject({
        code: status.INTERNAL,
        details,
      });
      expect(await callUnary(client, "/echo", hello)).toEqual(hello);
    },
  );

  test("responds to an unknown method with UNIMPLEMENTED", async () => {
    const { client } = await start({});
    await expect(
      callUnary(client, "/tfplugin6.Provider/CallFunction", pattern(mebibyte)),
    ).rejects.toMatchObject({
      code: status.UNIMPLEMENTED,
      details: "This server has no method /tfplugin6.Provider/CallFunction.",
    });
  });

  test("rejects a request above its limit, and continues", async () => {
    const { client } = await start({}, { maxRequestBytes: 1005 });
    expect(await callUnary(client, "/echo", pattern(1000))).toHaveLength(1000);
    await expect(
      callUnary(client, "/echo", pattern(mebibyte)),
    ).rejects.toMatchObject({
      code: status.RESOURCE_EXHAUSTED,
    });
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });

  test.each(["cancelled", "connection lost"])(
    "aborts the signal of the handler if the call is given up: %s",
    async (how) => {
      const begun = deferred();
      const aborted = deferred();
      const { client } = await start({
        "/wait": (_request, { signal }) => {
          begun.resolve(hello);
          signal.addEventListener("abort", () => {
            aborted.resolve(hello);
          });
          return aborted.promise;
        },
      });
      const cancel = new AbortController();
      const call = callUnary(client, "/wait", hello, {
        signal: cancel.signal,
      });
      const outcome = expect(call).rejects.toMatchObject({
        code: how === "cancelled" ? status.CANCELLED : status.UNAVAILABLE,
      });
      await begun.promise;
      if (how === "cancelled") cancel.abort();
      if (how === "connection lost")
        for (const close of closers.splice(0)) close();
      expect(await aborted.promise).toBe(hello);
      await outcome;
    },
  );

  test("does not abort the signal of the handler after it responded", async () => {
    let isAborted = false;
    const responded = deferred();
    const { client } = await start(
      {
        "/listen": (request, { signal }) => {
          signal.addEventListener("abort", () => {
            isAborted = true;
          });
          return Promise.resolve(request);
        },
      },
      {
        onResponseSent: (path) => {
          responded.resolve(Buffer.from(path));
        },
      },
    );
    await callUnary(client, "/listen", hello);
    expect((await responded.promise).toString()).toBe("/listen");
    expect(isAborted).toBe(false);
  });
});

describe("a request that grpc-js would not send", () => {
  /** Sends bytes as the body of a call, in pieces of a size. */
  async function send(
    port: number,
    body: Buffer,
    pieceBytes: number,
    headers: http2.OutgoingHttpHeaders = {},
  ) {
    const session = http2.connect(`http://127.0.0.1:${port}`);
    closers.push(() => {
      session.destroy();
    });
    const stream = session.request({
      ":method": "POST",
      ":path": "/echo",
      "content-type": "application/grpc",
      te: "trailers",
      ...headers,
    });
    const received: Record<string, unknown> = {};
    const receive = (headers: object) => {
      Object.assign(received, headers);
    };
    stream.on("response", receive);
    stream.on("trailers", receive);
    for (let i = 0; i < body.byteLength; i += pieceBytes)
      stream.write(body.subarray(i, i + pieceBytes));
    stream.end();
    const content = await text(stream);
    return { received, content };
  }

  test.each([1, 2, 3, 7])(
    "is put together from pieces of %i bytes",
    async (pieceBytes) => {
      const { port } = await start({});
      const { received, content } = await send(
        port,
        prefixMessage(hello),
        pieceBytes,
      );
      expect(received).toMatchObject({
        ":status": 200,
        "content-type": "application/grpc",
        "grpc-status": "0",
      });
      expect(content).toBe(prefixMessage(hello).toString());
    },
  );

  test.each([
    ["no message", Buffer.alloc(0), "13"],
    ["half a prefix", Buffer.alloc(3), "13"],
    ["too few bytes", prefixMessage(hello).subarray(0, -1), "13"],
    [
      "two messages",
      Buffer.concat([prefixMessage(hello), prefixMessage(hello)]),
      "13",
    ],
    [
      "a compressed message",
      Buffer.concat([Buffer.of(1), prefixMessage(hello).subarray(1)]),
      "12",
    ],
  ])("gets a status: %s", async (_name, body, grpcStatus) => {
    const { port, client } = await start({});
    const { received } = await send(port, body, 1000);
    expect(received).toMatchObject({
      ":status": 200,
      "grpc-status": grpcStatus,
    });
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });

  test("gets an HTTP status if it is not gRPC", async () => {
    const { port } = await start({});
    const { received } = await send(port, hello, 1000, {
      "content-type": "text/plain",
    });
    expect(received).toMatchObject({ ":status": 415 });
  });

  test.each([
    ["HTTP/1.1", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    ["noise", pattern(10_000)],
    [
      "a broken frame",
      Buffer.concat([
        Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Buffer.alloc(100, 0xff),
      ]),
    ],
  ])("ends its own connection only: %s", async (_name, bytes) => {
    const errors: Error[] = [];
    const { port, client } = await start(
      {},
      { onConnectionError: (error) => errors.push(error) },
    );
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.resume();
    socket.write(bytes);
    await once(socket, "close");
    expect(errors).not.toEqual([]);
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });

  test("may end in the middle of its body", async () => {
    const { port, client } = await start({});
    const session = http2.connect(`http://127.0.0.1:${port}`);
    const stream = session.request({
      ":method": "POST",
      ":path": "/echo",
      "content-type": "application/grpc",
    });
    stream.on("error", () => undefined);
    stream.write(prefixMessage(hello).subarray(0, 7));
    stream.close(http2.constants.NGHTTP2_CANCEL);
    await once(stream, "close");
    session.destroy();
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });
});

function deferred() {
  let resolve: (value: Buffer) => void = () => undefined;
  const promise = new Promise<Buffer>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return {
    promise,
    resolve: (value: Buffer) => {
      resolve(value);
    },
  };
}

describe("a stream of responses", () => {
  const identity = (bytes: Buffer): Buffer => bytes;
  const open = (client: Client) =>
    client.makeServerStreamRequest("/stream", identity, identity, hello);

  test("sends each message, in order, and then OK", async () => {
    const messages = Array.from({ length: 300 }, (_, index) =>
      pattern(index * 1000),
    );
    const { client } = await start({
      "/stream": () => Readable.from(messages),
    });
    const received = (await open(client).toArray()) as Buffer[];
    expect(received.map(({ length }) => length)).toEqual(
      messages.map(({ length }) => length),
    );
    expect(Buffer.concat(received).equals(Buffer.concat(messages))).toBe(true);
  });

  test("may be empty", async () => {
    const { client } = await start({ "/stream": () => Readable.from([]) });
    expect(await open(client).toArray()).toEqual([]);
  });

  test("that fails half-way delivers what came before, and the error", async () => {
    const { client } = await start({
      "/stream": async function* () {
        yield hello;
        await Promise.reject(new Error("no more"));
      },
    });
    const call = open(client);
    const received: Buffer[] = [];
    call.on("data", (message: Buffer) => received.push(message));
    const [error] = (await once(call, "error")) as [{ code: number }];
    expect(error).toMatchObject({
      code: status.INTERNAL,
      details: "no more",
    });
    expect(received).toEqual([hello]);
  });

  test("asks its source for no more than the caller takes", async () => {
    let sent = 0;
    const { client } = await start({
      "/stream": async function* () {
        for (; sent < 1000; sent += 1) yield pattern(mebibyte);
        await Promise.resolve();
      },
    });
    const call = open(client);
    call.on("error", () => undefined);
    const [first] = (await once(call, "data")) as [Buffer];
    call.pause();
    expect(first).toHaveLength(mebibyte);
    expect(sent).toBeLessThan(500);
    call.cancel();
  });

  test("that the caller cancels ends its source", async () => {
    let isAborted: boolean | undefined;
    const { client } = await start({
      "/stream": async function* (_, { signal }) {
        try {
          for (;;) {
            yield hello;
            await setImmediate();
          }
        } finally {
          isAborted = signal.aborted;
        }
      },
    });
    const call = open(client);
    call.on("error", () => undefined);
    await once(call, "data");
    call.cancel();
    await until(() => isAborted !== undefined);
    expect(isAborted).toBe(true);
  });
});
