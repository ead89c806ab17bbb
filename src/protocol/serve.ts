// How the provider's process runs. Terraform starts it several times a command and waits for the handshake line, so
// only what that line needs is loaded before it is written; HTTP/2 and the provider follow, and early connections wait.

import { writeSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "../framework/logger";
import { Secrets } from "../framework/engine/secrets";
import { createCertificate } from "./process/certificate";
import { formatDebugInstructions } from "./process/debug";
import type { GrpcServer, GrpcServerOptions } from "./grpc/server";
import type { UnaryMethods } from "./grpc/handler";
import {
  formatHandshakeLine,
  HandshakeError,
  readHandshake,
} from "./process/handshake";
import { createLifetime } from "./process/lifetime";
import { listen, type Address, type PortRange } from "./process/listen";
import { createLogger, readLogLevel } from "./process/log";
import { exitOnPanic } from "./process/panic";
import { pluginMethods, shutdownPath } from "./grpc/plugin-services";
import { writeStderr } from "./process/stderr";

export interface ServeOptions {
  /** The provider's full source address, such as `registry.terraform.io/avara-software/avara`. */
  readonly source: string;
  /** Loads the provider and the methods it is called by. Called once, or under `--debug` once a connection. */
  readonly loadMethods: (
    logger: Logger,
    secrets: Secrets,
  ) => Promise<UnaryMethods>;
  /** The arguments after the script's name. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

interface Serving extends ServeOptions {
  readonly logger: Logger;
  /** What must not be shown, not even by a panic. */
  readonly secrets: Secrets;
}

/**
 * Serves the provider to the Terraform that has started this process, or, with `--debug` among the arguments, to every
 * Terraform that is told where to find it. From then on the process lives as long as it is needed, and then exits.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const secrets = new Secrets();
  exitOnPanic((text) => secrets.redact(text));
  const logger = createLogger({
    level: readLogLevel(options.env),
    module: "provider",
    now: () => new Date(),
    write: writeStderr,
  });
  const serving = { ...options, logger, secrets };
  try {
    await (options.argv.includes("--debug")
      ? serveDebug(serving)
      : serveTerraform(serving));
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    writeStderr(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** How often a dead parent is looked for; a look costs microseconds. */
const lifetimeCheckMs = 250;

/** What asks a process to end. */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function serveTerraform(serving: Serving): Promise<void> {
  const { clientCertificatePem, ports } = readHandshake(
    serving.env,
    serving.source,
  );
  // They reach every process of the group; Terraform tells us with StopProvider what to make of them, and waits for
  // the writes under way. When it goes away instead, so do we.
  for (const signal of stopSignals) process.on(signal, () => undefined);
  const lifetime = createLifetime({
    parentPid: () => process.ppid,
    nowMs: () => performance.now(),
  });
  const tls =
    clientCertificatePem === undefined
      ? undefined
      : { ...createCertificate(new Date()), clientCertificatePem };
  const server = createServer();
  const address = await listenUntilExit(server, ports);
  writeSync(1, formatHandshakeLine(address, tls?.der));

  const grpcServer = loadGrpcServer(serving, {
    tls,
    onAnswered: (path) => {
      if (path === shutdownPath) process.exit();
    },
  });
  server.on("connection", (socket) => {
    lifetime.connectionOpened();
    socket.once("close", () => {
      lifetime.connectionClosed();
    });
    handOver(socket, grpcServer);
  });
  setInterval(() => {
    if (lifetime.isOver()) process.exit();
  }, lifetimeCheckMs);
}

async function serveDebug(serving: Serving): Promise<void> {
  for (const signal of stopSignals) process.on(signal, () => process.exit());
  const server = createServer();
  const address = await listenUntilExit(server, anyPort);
  const { source } = serving;
  writeSync(1, formatDebugInstructions({ source, pid: process.pid, address }));

  server.on("connection", (socket) => {
    // Every connection configures a provider of its own, as it would have a process of its own.
    handOver(socket, loadGrpcServer(serving));
  });
}

const anyPort: PortRange = { min: 0, max: 0 };

/** Listens, and leaves nothing behind however the process exits, short of being killed. */
async function listenUntilExit(
  server: Server,
  ports: PortRange,
): Promise<Address> {
  const { platform } = process;
  const { address, removeSocket } = await listen(server, { platform, ports });
  process.on("exit", removeSocket);
  return address;
}

async function loadGrpcServer(
  { loadMethods, logger, secrets }: Serving,
  options?: Pick<GrpcServerOptions, "tls" | "onAnswered">,
): Promise<GrpcServer> {
  // The extension is what Node's own import() asks for, which this compiles to.
  const [{ createGrpcServer }, methods] = await Promise.all([
    import("./grpc/server.js"),
    loadMethods(logger, secrets),
  ]);
  return createGrpcServer({
    ...options,
    methods: new Map([...pluginMethods, ...methods]),
    onConnectionError: (error) => {
      logger.warn("A connection failed", { error });
    },
  });
}

function handOver(socket: Socket, grpcServer: Promise<GrpcServer>): void {
  // The socket may break before it has anybody to tell.
  socket.on("error", () => undefined);
  void grpcServer.then((server) => {
    server.accept(socket);
  });
}
