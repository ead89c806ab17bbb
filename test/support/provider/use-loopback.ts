import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach } from "@jest/globals";
import { Client, credentials } from "@grpc/grpc-js";
import {
  createGrpcServer,
  type GrpcServerOptions,
} from "../../../src/protocol/grpc/server";
import type { Accept } from "../../../src/protocol/runtime/connection";
import { serveSocket } from "../../../src/protocol/runtime/node/socket-server";

/** Serves connections on loopback. What a test has started ends with it. */
export function useLoopback() {
  const closers: (() => void)[] = [];
  const end = (): void => {
    for (const close of closers.splice(0)) close();
  };
  afterEach(end);

  const atEnd = (close: () => void) => void closers.push(close);

  /** Returns the port. */
  async function serve(accept: Accept): Promise<number> {
    const server = createServer((socket) => {
      atEnd(() => socket.destroy());
      serveSocket(socket, accept);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    atEnd(() => server.close());
    return (server.address() as AddressInfo).port;
  }

  /** Returns the port, and a client of grpc-js. */
  async function serveGrpc(options: GrpcServerOptions) {
    const port = await serve(createGrpcServer(options));
    const client = new Client(
      `127.0.0.1:${port}`,
      credentials.createInsecure(),
      { "grpc.max_receive_message_length": -1 },
    );
    atEnd(() => {
      client.close();
    });
    return { port, client };
  }

  return {
    serve,
    serveGrpc,
    /** Adds what to do when the test ends. */
    atEnd,
    /** Closes everything now. */
    end,
  };
}
