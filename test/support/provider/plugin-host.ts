/**
 * Starts a provider the way Terraform does, and calls it with grpc-js: the cookie and a client certificate in the
 * environment, the handshake line on standard output, mutual TLS, Shutdown at the end.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { type ChannelCredentials, Client, credentials } from "@grpc/grpc-js";
import type { Certificate } from "../../../src/protocol/process/certificate";
import { callUnary } from "./call-unary";
import { newCertificate } from "./new-certificate";
import { runtimeEnvironment } from "./runtime";

/** The environment that Terraform gives to every provider, except its certificate. */
export const terraformEnvironment = {
  TF_PLUGIN_MAGIC_COOKIE:
    "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "6,5",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
};

export interface PluginHostOptions {
  /** The program that is the provider, and its arguments. */
  readonly command: readonly [string, ...string[]];
  /** Additional variables. Only the path is inherited from the host's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** @default a new one, which takes 2 ms to create */
  readonly clientCertificate?: Certificate;
  /** As with `TF_DISABLE_PLUGIN_TLS`. @default false */
  readonly isPlainText?: boolean;
  /** The working directory, which must not contain the runtime. @default the folder of this file */
  readonly cwd?: string;
}

export interface Exit {
  /** Null if a signal ended the process. */
  readonly code: number | null;
  /** The standard error output. */
  readonly stderr: string;
}

export interface PluginHost {
  readonly process: ChildProcess;
  /** The first line on standard output, split at its bars. */
  readonly handshake: readonly string[];
  /** A connection with the host's certificate. */
  readonly client: Client;
  /** Opens a connection with another certificate, or none. */
  connect(clientCertificate: Certificate | undefined): Client;
  /** Calls the provider, bytes in and bytes out. */
  call(path: string, request?: Uint8Array): Promise<Buffer>;
  /** Asks the provider to end. */
  shutdown(): Promise<Exit>;
  /** Resolves when the process has ended and its output is closed. */
  readonly exited: Promise<Exit>;
}

/**
 * Starts a provider and connects to it.
 *
 * @throws if the process ends before it has written its handshake line
 */
export async function startPlugin({
  command: [program, ...args],
  env = {},
  clientCertificate,
  isPlainText = false,
  // Not a folder above the checkout: the provider takes no Bun from below its working directory.
  cwd = __dirname,
}: PluginHostOptions): Promise<PluginHost> {
  const ownCertificate = clientCertificate ?? (await newCertificate("P-521"));
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd,
    env: {
      ...runtimeEnvironment,
      ...terraformEnvironment,
      ...(!isPlainText && {
        PLUGIN_CLIENT_CERT: ownCertificate.certificatePem,
      }),
      ...env,
    },
  });
  const stderr = text(child.stderr);
  const exited = once(child, "close").then(async () => ({
    code: child.exitCode,
    stderr: await stderr,
  }));

  const lines = createInterface(child.stdout);
  const line = await Promise.race([
    once(lines, "line").then(([first]) => String(first)),
    exited.then(({ code, stderr }) => {
      throw new Error(
        `The provider ended with ${code ?? "a signal"}: ${stderr}`,
      );
    }),
  ]);
  const handshake = line.split("|");
  const [, , network = "", address = "", , serverCertificate = ""] = handshake;

  const connect = (certificate: Certificate | undefined): Client =>
    new Client(
      network === "unix" ? `unix:${address}` : address,
      isPlainText
        ? credentials.createInsecure()
        : createTls(serverCertificate, certificate),
      {
        "grpc.ssl_target_name_override": "localhost",
        "grpc.max_receive_message_length": -1,
      },
    );
  const client = connect(ownCertificate);
  return {
    process: child,
    handshake,
    client,
    connect,
    call: (path, request) => callUnary(client, path, request),
    exited,
    async shutdown() {
      await callUnary(client, "/plugin.GRPCController/Shutdown");
      client.close();
      return exited;
    },
  };
}

function createTls(
  serverCertificate: string,
  clientCertificate: Certificate | undefined,
): ChannelCredentials {
  const serverPem = Buffer.from(
    new X509Certificate(Buffer.from(serverCertificate, "base64")).toString(),
  );
  return clientCertificate === undefined
    ? credentials.createSsl(serverPem)
    : credentials.createSsl(
        serverPem,
        Buffer.from(clientCertificate.privateKeyPem),
        Buffer.from(clientCertificate.certificatePem),
      );
}
