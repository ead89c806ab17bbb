/** Callers that send what grpc-js would not. */
import { once } from "node:events";
import * as http2 from "node:http2";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import { prefixMessage } from "../../../src/protocol/grpc/prefixed-message";
import { callUnary } from "../../support/provider/call-unary";
import { createRandom } from "../../support/random";
import { useLoopback } from "../../support/provider/use-loopback";

const { serveGrpc, atEnd } = useLoopback();
const random = createRandom(1);
const hello = Buffer.from("hello");

const start = (onConnectionError: (error: Error) => void = () => undefined) =>
  serveGrpc({
    loadMethods: () =>
      new Map([["/echo", () => (request) => Promise.resolve(request)]]),
    onConnectionError,
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
    atEnd(() => {
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
      const { port } = await start();
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
    [
      "a compressed message",
      Buffer.concat([Buffer.of(1), prefixMessage(hello).subarray(1)]),
      "12",
    ],
  ])("gets a status: %s", async (_name, body, grpcStatus) => {
    const { port, client } = await start();
    const { received } = await send(port, body, 1000);
    expect(received).toMatchObject({
      ":status": 200,
      "grpc-status": grpcStatus,
    });
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });

  test("gets an HTTP status if it is not gRPC", async () => {
    const { port } = await start();
    const { received } = await send(port, hello, 1000, {
      "content-type": "text/plain",
    });
    expect(received).toMatchObject({ ":status": 415 });
  });

  test.each([
    ["HTTP/1.1", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
    [
      "noise",
      Buffer.from(Array.from({ length: 10_000 }, () => random.below(256))),
    ],
    [
      "a broken frame",
      Buffer.concat([
        Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Buffer.alloc(100, 0xff),
      ]),
    ],
  ])("ends its own connection only: %s", async (_name, bytes) => {
    const errors: Error[] = [];
    const { port, client } = await start((error) => errors.push(error));
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.resume();
    socket.write(bytes);
    await once(socket, "close");
    expect(errors).not.toEqual([]);
    expect(await callUnary(client, "/echo", hello)).toEqual(hello);
  });

  test("may end in the middle of its body", async () => {
    const { port, client } = await start();
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
