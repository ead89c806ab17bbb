import type { Address, PortRange } from "./listen";

/** The version of the plugin protocol that this provider speaks. */
export const protocolVersion = 6;

/** Not a secret: it keeps people from starting a provider by hand and wondering what it does. */
const magicCookie =
  "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** What Terraform asks of a provider that it starts. */
export interface Handshake {
  /** PEM of the certificate that Terraform will show; undefined when it speaks plain text. */
  readonly clientCertificatePem: string | undefined;
  /** The ports to choose from where there are no unix sockets. */
  readonly ports: PortRange;
}

/** The provider was not started as Terraform starts it. The message is for the person who did. */
export class HandshakeError extends Error {
  override readonly name = "HandshakeError";
}

/**
 * Reads from the environment what Terraform asks for.
 *
 * @param source The provider's full source address, for the message to who starts it by hand.
 * @throws {HandshakeError} Without the cookie, with a protocol version in common missing, or with a malformed port.
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
    // As in Go, empty is as good as absent.
    clientCertificatePem: certificate === "" ? undefined : certificate,
    ports: {
      min: readPort(env, "PLUGIN_MIN_PORT"),
      max: readPort(env, "PLUGIN_MAX_PORT"),
    },
  };
}

// Read by hand: loading zod would add a quarter to what we spend before the handshake line.
function readPort(env: NodeJS.ProcessEnv, name: string): number {
  const text = env[name] ?? "0";
  if (!/^\d{1,5}$/.test(text))
    throw new HandshakeError(`${name} must be a port number, not "${text}".`);
  return Number(text);
}

/**
 * The line that tells Terraform where the provider listens. It must be the first on standard output.
 *
 * @param certificate DER of the server's certificate; absent where the connection is plain text.
 */
export function formatHandshakeLine(
  { network, address }: Address,
  certificate?: Buffer,
): string {
  // Terraform decodes base64 without padding, and refuses it with.
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

To run it under a debugger, start it with --debug and do as it says.`;
}
