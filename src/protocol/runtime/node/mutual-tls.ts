import type { Socket } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { rejectCertificate, type MutualTls } from "../socket-server";

/** Receives the connections that begin with TLS. */
export interface TlsListener {
  /** Receives a connection whose client has shown that it has the certificate. */
  readonly onSecure: (socket: TLSSocket) => void;
  /** Called if a connection fails or is rejected. */
  readonly onError: (error: Error) => void;
}

/** Creates a function that starts TLS on a connection, as the server. */
export function createMutualTls(
  tls: MutualTls,
  { onSecure, onError }: TlsListener,
): (socket: Socket) => void {
  const server = createServer({
    cert: tls.certificatePem,
    key: tls.privateKeyPem,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
    requestCert: true,
    // No trusted certificates; the comparison below replaces them.
    ca: [],
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    const error = rejectCertificate(tls, socket.getPeerX509Certificate());
    if (error === undefined) {
      onSecure(socket);
      return;
    }
    socket.destroy();
    onError(error);
  });
  server.on("tlsClientError", onError);
  return (socket) => {
    server.emit("connection", socket);
  };
}
