import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { createServer, type TLSSocket } from "node:tls";

/** The server's own certificate, and the client certificate that it accepts. */
export interface MutualTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** The only client certificate that the server accepts. */
  readonly clientCertificatePem: string;
}

/** Receives the connections that begin with TLS. */
export interface TlsListener {
  /** Receives a connection whose client has proved that it has the certificate. */
  readonly onSecure: (socket: TLSSocket) => void;
  /** Called if a connection fails or is rejected. */
  readonly onError: (error: Error) => void;
}

/**
 * Creates a function that starts TLS on a connection, as the server.
 *
 * It compares the client's certificate itself, because a list of trusted certificates would make Node.js parse all root
 * certificates first, which takes longer than the rest of the start.
 */
export function createMutualTls(
  { certificatePem, privateKeyPem, clientCertificatePem }: MutualTls,
  { onSecure, onError }: TlsListener,
): (socket: Socket) => void {
  const expected = new X509Certificate(clientCertificatePem).raw;
  const server = createServer({
    cert: certificatePem,
    key: privateKeyPem,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
    requestCert: true,
    // No trusted certificates; the comparison below replaces them.
    ca: [],
    rejectUnauthorized: false,
  });
  server.on("secureConnection", (socket) => {
    const shown = socket.getPeerX509Certificate()?.raw;
    if (shown?.equals(expected) === true) {
      onSecure(socket);
      return;
    }
    socket.destroy();
    onError(
      new Error(
        `The client showed ${shown === undefined ? "no certificate" : "another certificate than Terraform's"}`,
      ),
    );
  });
  server.on("tlsClientError", onError);
  return (socket) => {
    server.emit("connection", socket);
  };
}
