import * as z from "zod/mini";
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

const port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/, "must be a port number")),
  z.transform(Number),
);

const environmentSchema = z.object({
  PLUGIN_PROTOCOL_VERSIONS: z.optional(z.string()),
  // As in Go, empty is as good as absent.
  PLUGIN_CLIENT_CERT: z.pipe(
    z.optional(z.string()),
    z.transform((pem) => (pem === "" ? undefined : pem)),
  ),
  PLUGIN_MIN_PORT: z.optional(port),
  PLUGIN_MAX_PORT: z.optional(port),
});

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

  const environment = z.safeParse(environmentSchema, env);
  if (!environment.success)
    throw new HandshakeError(
      environment.error.issues
        .map((issue) => `${issue.path.join(".")} ${issue.message}.`)
        .join("\n"),
    );

  const {
    PLUGIN_PROTOCOL_VERSIONS: offered = "",
    PLUGIN_CLIENT_CERT: clientCertificatePem,
    PLUGIN_MIN_PORT: min = 0,
    PLUGIN_MAX_PORT: max = min,
  } = environment.data;
  if (!offered.split(",").includes(String(protocolVersion)))
    throw new HandshakeError(
      `The provider ${source} speaks version ${protocolVersion} of Terraform's plugin protocol, ` +
        `and this Terraform offers ${offered || "none"}. Use Terraform 1.0 or later.`,
    );

  return {
    clientCertificatePem,
    ports: { min, max },
  };
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
