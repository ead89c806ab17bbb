import {
  rejectCertificate,
  type Listen,
  type MutualTls,
  type SocketServerOptions,
} from "../socket-server";
import { SocketConnection, type WritableSocket } from "./socket-connection";

interface Socket extends WritableSocket {
  /** Ours: undefined until the client has shown the certificate, so that nothing is served before. */
  data: SocketConnection | undefined;
  getPeerX509Certificate(): { readonly raw: Buffer } | undefined;
  terminate(): void;
}

/** The part of Bun's API that listens. Bun's own types would replace those of Node.js in the whole project. */
declare const Bun: {
  listen(options: {
    readonly unix?: string;
    readonly hostname?: string;
    readonly port?: number;
    readonly tls?: object | undefined;
    readonly socket: {
      open(socket: Socket): void;
      handshake(socket: Socket, isSecure: boolean, error: Error | null): void;
      data(socket: Socket, bytes: Buffer): void;
      drain(socket: Socket): void;
      close(socket: Socket): void;
      error(socket: Socket, error: Error): void;
    };
  }): { readonly port?: number };
};

/** Creates a server on Bun's own sockets, which are always loaded. Loading node:net and node:tls takes Bun 9 ms. */
export function createSocketServer({
  tls,
  onOpen,
  onClose,
  accept,
  onError,
}: SocketServerOptions): Listen {
  const serve = (socket: Socket): void => {
    socket.data = new SocketConnection(socket, accept);
  };
  const socket = {
    open(socket: Socket) {
      onOpen?.();
      if (tls === undefined) serve(socket);
    },
    handshake(socket: Socket, isSecure: boolean, failure: Error | null) {
      if (tls === undefined) return;
      const error = isSecure
        ? rejectCertificate(tls, socket.getPeerX509Certificate())
        : (failure ?? new Error("TLS failed"));
      if (error === undefined) {
        serve(socket);
        return;
      }
      socket.terminate();
      onError(error);
    },
    data(socket: Socket, bytes: Buffer) {
      socket.data?.onData(bytes);
    },
    drain(socket: Socket) {
      socket.data?.onDrain();
    },
    close(socket: Socket) {
      onClose?.();
      socket.data?.onClose();
    },
    // Bun catches what the functions above throw. That is a bug, and not an error of the connection: those close it.
    error(_socket: Socket, bug: Error) {
      throw bug;
    },
  };
  return async (address) => {
    const where =
      "path" in address
        ? { unix: address.path }
        : { hostname: address.host, port: address.port };
    const { port } = Bun.listen({ ...where, tls: tls && tlsOf(tls), socket });
    return Promise.resolve(port);
  };
}

function tlsOf({ certificatePem, privateKeyPem }: MutualTls): object {
  return {
    cert: certificatePem,
    key: privateKeyPem,
    // TLS 1.2
    minVersion: 0x0303,
    // A list of names, each after its length.
    ALPNProtocols: Buffer.from("\x02h2"),
    requestCert: true,
    // The comparison of certificates replaces a list of trusted ones.
    rejectUnauthorized: false,
  };
}
