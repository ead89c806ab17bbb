import type { Server, Socket } from "node:net";
import type { Accept } from "../connection";
import {
  rejectCertificate,
  type Listen,
  type ListenAddress,
  type MutualTls,
  type SocketServerOptions,
} from "../socket-server";

/** Creates a server on node:net, or on node:tls. */
export function createSocketServer(options: SocketServerOptions): Listen {
  const { tls, onOpen, onClose } = options;
  return async (address) => {
    const server =
      tls === undefined
        ? await createPlainServer(options)
        : await createTlsServer(tls, options);
    server.on("connection", (socket) => {
      onOpen?.();
      socket.once("close", () => onClose?.());
      // The socket may fail before it has another handler.
      socket.on("error", () => undefined);
    });
    return listenOn(server, address);
  };
}

async function createPlainServer({
  accept,
}: SocketServerOptions): Promise<Server> {
  const { createServer } = await import("node:net");
  return createServer({ noDelay: true }, (socket) => {
    serveSocket(socket, accept);
  });
}

async function createTlsServer(
  tls: MutualTls,
  { accept, onError }: SocketServerOptions,
): Promise<Server> {
  const { createServer } = await import("node:tls");
  const server = createServer({
    noDelay: true,
    cert: tls.certificatePem,
    key: tls.privateKeyPem,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
    // Without it, Node.js loads a hash function and hashes the arguments.
    sessionIdContext: "terraform-provider",
    requestCert: true,
    // No trusted certificates; the comparison below replaces them.
    ca: [],
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    const error = rejectCertificate(tls, socket.getPeerX509Certificate());
    if (error === undefined) {
      serveSocket(socket, accept);
      return;
    }
    socket.destroy();
    onError(error);
  });
  server.on("tlsClientError", onError);
  return server;
}

/** Lets a server listen. Resolves to its port, if it has one. */
export function listenOn(
  server: Server,
  address: ListenAddress,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      const bound = server.address();
      resolve(typeof bound === "object" ? bound?.port : undefined);
    });
  });
}

/** Serves a socket that is open, and encrypted if the server uses TLS. */
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
