import { once } from "node:events";
import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { type Client, status } from "@grpc/grpc-js";
import type { Handler } from "../../../src/protocol/grpc/handler";
import type { GrpcServerOptions } from "../../../src/protocol/grpc/server";
import { callUnary } from "../../support/provider/call-unary";
import { useLoopback } from "../../support/provider/use-loopback";
import { until } from "../../support/until";

const { serveGrpc, end } = useLoopback();

/** Serves handlers, and gives a client of grpc-js. */
async function start(
  handlers: Record<string, Handler> = {},
  options: Omit<GrpcServerOptions, "loadMethods"> = {},
) {
  const methods = new Map(
    Object.entries({ "/echo": echo, ...handlers }).map(([path, handler]) => [
      path,
      () => handler,
    ]),
  );
  return serveGrpc({ loadMethods: () => methods, ...options });
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

/** A promise, and the function that resolves it. */
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

describe("the gRPC server", () => {
  test.each([0, 1, 16_384, 65_535, 65_536, mebibyte, 20 * mebibyte])(
    "takes and gives a message of %i bytes",
    async (length) => {
      const { client } = await start();
      const message = pattern(length);
      const response = await callUnary(client, "/echo", message);
      expect(response.equals(message)).toBe(true);
    },
  );

  test("handles many calls at once, each with its own response", async () => {
    const { client } = await start();
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
    const { client } = await start();
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
      else end();
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
