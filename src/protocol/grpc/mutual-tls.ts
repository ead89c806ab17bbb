import { X509Certificate } from "node:crypto";
import type { Socket } from "node:net";
import { createServer, type TLSSocket } from "node:tls";

/** The certificates of a connection. */
export interface MutualTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  /** The only client certificate that is let in. */
  readonly clientCertificatePem: string;
}

/** Receives the connections that begin with TLS. */
export interface TlsListener {
  /** Receives a connection whose client has shown the certificate, and its key. */
  readonly onSecure: (socket: TLSSocket) => void;
  /** Called if a connection fails, or is refused. */
  readonly onError: (error: Error) => void;
}

/**
 * Makes a function that begins TLS on a connection, as its server.
 *
 * It compares the client's certificate itself. A list of trusted certificates would make Node.js parse all root
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
    // An empty list, and the comparison below: see above.
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
