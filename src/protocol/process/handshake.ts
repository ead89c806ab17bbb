import type { Address, PortRange } from "./listen";

/** The version of Terraform's plugin protocol that this provider speaks. */
export const protocolVersion = 6;

/** Not a secret. Its absence shows that a person started the provider by hand. */
const magicCookie =
  "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** What Terraform requests from a provider that it starts. */
export interface Handshake {
  /** PEM of the certificate that Terraform will present. Undefined for a connection without TLS. */
  readonly clientCertificatePem: string | undefined;
  /** The ports to choose from if the system has no Unix sockets. */
  readonly ports: PortRange;
}

/** The provider was not started by a Terraform that it supports. The message explains what to do. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError";
}

/**
 * Reads Terraform's request from the environment.
 *
 * @param source The provider's full source address, for error messages.
 * @throws {HandshakeError} if the cookie is missing, no protocol version is shared, or a port is malformed
 */
export function readHandshake(
  env: NodeJS.ProcessEnv,
  source: string,
): Handshake {
  if (env.TF_PLUGIN_MAGIC_COOKIE !== magicCookie)
    throw new HandshakeError(explainItself(source));

  const offered = env.PLUGIN_PROTOCOL_VERSIONS ?? "";
  if (!offered.split(",").includes(String(protocolVersion)))
    throw new HandshakeError(
      `The provider ${source} speaks version ${protocolVersion} of Terraform's plugin protocol, ` +
        `and this Terraform offers ${offered || "none"}. Use Terraform 1.0 or later.`,
    );

  const certificate = env.PLUGIN_CLIENT_CERT;
  return {
    // Go treats an empty variable as absent.
    clientCertificatePem: certificate === "" ? undefined : certificate,
    ports: {
      min: readPort(env, "PLUGIN_MIN_PORT"),
      max: readPort(env, "PLUGIN_MAX_PORT"),
    },
  };
}

// Parsed by hand: loading zod would add a quarter to the time before the handshake line.
function readPort(env: NodeJS.ProcessEnv, name: string): number {
  const text = env[name] ?? "0";
  if (!/^\d{1,5}$/.test(text))
    throw new HandshakeError(`${name} must be a port number, not "${text}".`);
  return Number(text);
}

/**
 * The line from which Terraform learns where the provider listens. It must be the first on standard output.
 *
 * @param certificate DER of the server's certificate. Omit it for a connection without TLS.
 */
export function formatHandshakeLine(
  { network, address }: Address,
  certificate?: Buffer,
): string {
  // Terraform rejects base64 with padding.
  const encoded = certificate?.toString("base64").replace(/=+$/, "") ?? "";
  return `1|${protocolVersion}|${network}|${address}|grpc|${encoded}\n`;
}

function explainItself(source: string): string {
  const [name = source, namespace = ""] = source.split("/").reverse();
  return `This is the Terraform provider ${source}. Terraform starts it by itself; it does nothing when run by hand.

Declare it, then run "terraform init":

  terraform {
    required_providers {
      ${name} = {
        source = "${namespace}/${name}"
      }
    }
  }

To run it under a debugger, start it with --debug and follow its instructions.`;
}
