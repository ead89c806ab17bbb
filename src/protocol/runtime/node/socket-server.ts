import type { Server, Socket } from "node:net";
import type { Accept } from "../connection";
import type { Endpoint, Listen, SocketServerOptions } from "../socket-server";

/** Creates a server on node:net. With TLS, it loads node:tls while it already listens. */
export function createSocketServer(options: SocketServerOptions): Listen {
  return async (endpoint) => {
    const { createServer } = await import("node:net");
    const server = createServer({ noDelay: true });
    const port = await listenOn(server, endpoint);
    const loading = loadStart(options);
    server.on("connection", (socket: Socket) => {
      options.onOpen?.();
      socket.once("close", () => options.onClose?.());
      // The socket may fail before it has another handler.
      socket.on("error", () => undefined);
      void loading.then((start) => {
        start(socket);
      });
    });
    return port;
  };
}

/** Lets a server listen. Resolves to its port, if it has one. */
export function listenOn(
  server: Server,
  endpoint: Endpoint,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(endpoint, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" ? address?.port : undefined);
    });
  });
}

/** Loads what starts to serve a connection. */
async function loadStart({
  tls,
  accept,
  onError,
}: SocketServerOptions): Promise<(socket: Socket) => void> {
  const serve = (socket: Socket): void => {
    serveSocket(socket, accept);
  };
  if (tls === undefined) return serve;
  // First the handshake line is written: Terraform connects while TLS loads.
  await new Promise((resolve) => setImmediate(resolve));
  const { createMutualTls } = await import("./mutual-tls.js");
  return createMutualTls(tls, { onSecure: serve, onError });
}

/** Serves a socket that is open, and encrypted if it has to be. */
export function serveSocket(socket: Socket, accept: Accept): void {
  const handlers = accept({
    get isWritable() {
      return !socket.writableNeedDrain;
    },
    write(bytes, onWritten) {
      socket.write(bytes, onWritten);
    },
    end() {
      socket.destroySoon();
    },
  });
  socket.on("error", () => undefined);
  socket.on("data", (bytes: Buffer) => {
    handlers.onData(bytes);
  });
  socket.on("drain", () => {
    handlers.onDrain();
  });
  socket.on("close", () => {
    handlers.onClose();
  });
}
