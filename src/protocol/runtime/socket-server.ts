import type { Accept } from "./connection";

/** The server's own certificate, and the one that its clients have to show. */
export interface MutualTls {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly clientCertificateDer: Buffer;
}

/** What to do with connections. */
export interface SocketServerOptions {
  /** Undefined for connections without encryption. */
  readonly tls: MutualTls | undefined;
  /** Called for each connection, encrypted or not yet. */
  readonly onOpen?: () => void;
  readonly onClose?: () => void;
  /** Serves a connection whose client has shown that it has the certificate. */
  readonly accept: Accept;
  /** Called if a connection fails or is rejected. */
  readonly onError: (error: Error) => void;
}

/** Where to listen. Port 0 means any free port. */
export type ListenAddress =
  { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * Starts to listen. Resolves to the port, if there is one.
 *
 * @throws the system's error, such as `EADDRINUSE`
 */
export type Listen = (address: ListenAddress) => Promise<number | undefined>;

/** Creates a server that does not listen yet. */
export type CreateSocketServer = (options: SocketServerOptions) => Listen;

/**
 * The error of a client that has not shown the certificate that is expected, or undefined.
 *
 * A list of trusted certificates instead of this comparison would make Node.js parse all root certificates first, which
 * takes longer than the rest of the start.
 */
export function rejectCertificate(
  { clientCertificateDer }: MutualTls,
  shown: { readonly raw: Buffer } | undefined,
): Error | undefined {
  if (shown?.raw.equals(clientCertificateDer) === true) return undefined;
  return new Error(
    `The client showed ${shown === undefined ? "no certificate" : "another certificate than Terraform's"}`,
  );
}
