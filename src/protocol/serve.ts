// How the provider's process runs. Terraform starts it several times a command and waits for the handshake line, so
// only what that line needs is loaded before it is written; HTTP/2 and the provider follow, and early connections wait.

import { writeSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "../framework/logger";
import { createCertificate } from "./certificate";
import { formatDebugInstructions } from "./debug";
import type { GrpcServer, GrpcServerOptions } from "./grpc/grpc-server";
import type { UnaryMethods } from "./grpc/unary-handler";
import {
  formatHandshakeLine,
  HandshakeError,
  readHandshake,
} from "./handshake";
import { createLifetime } from "./lifetime";
import { listen, type Address, type PortRange } from "./listen";
import { createLogger, readLogLevel } from "./log";
import { exitOnPanic } from "./panic";
import { pluginMethods, shutdownPath } from "./plugin-services";
import { writeStderr } from "./stderr";

export interface ServeOptions {
  /** The provider's full source address, such as `registry.terraform.io/avara-software/avara`. */
  readonly source: string;
  /** Loads the provider and the methods it is called by. Called once, or under `--debug` once a connection. */
  readonly loadMethods: (logger: Logger) => Promise<UnaryMethods>;
  /** The arguments after the script's name. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Serves the provider to the Terraform that has started this process, or, with `--debug` among the arguments, to every
 * Terraform that is told where to find it. From then on the process lives as long as it is needed, and then exits.
 */
export async function serve(options: ServeOptions): Promise<void> {
  exitOnPanic();
  const logger = createLogger({
    level: readLogLevel(options.env),
    module: "provider",
    now: () => new Date(),
    write: writeStderr,
  });
  try {
    await (options.argv.includes("--debug")
      ? serveDebug(options, logger)
      : serveTerraform(options, logger));
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    writeStderr(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** How often a dead parent is looked for; a look costs microseconds. */
const lifetimeCheckMs = 250;

async function serveTerraform(
  options: ServeOptions,
  logger: Logger,
): Promise<void> {
  const { clientCertificatePem, ports } = readHandshake(
    options.env,
    options.source,
  );
  // Ctrl-C reaches every process of the terminal; Terraform tells us with StopProvider what to make of it.
  process.on("SIGINT", () => undefined);
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

  const grpcServer = loadGrpcServer(options, logger, {
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

async function serveDebug(
  options: ServeOptions,
  logger: Logger,
): Promise<void> {
  process.on("SIGINT", () => process.exit());
  const server = createServer();
  const address = await listenUntilExit(server, anyPort);
  const { source } = options;
  writeSync(1, formatDebugInstructions({ source, pid: process.pid, address }));

  server.on("connection", (socket) => {
    // Every connection configures a provider of its own, as it would have a process of its own.
    handOver(socket, loadGrpcServer(options, logger));
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
  process.on("SIGTERM", () => process.exit());
  process.on("SIGHUP", () => process.exit());
  return address;
}

async function loadGrpcServer(
  { loadMethods }: ServeOptions,
  logger: Logger,
  options?: Pick<GrpcServerOptions, "tls" | "onAnswered">,
): Promise<GrpcServer> {
  // The extension is what Node's own import() asks for, which this compiles to.
  const [{ createGrpcServer }, methods] = await Promise.all([
    import("./grpc/grpc-server.js"),
    loadMethods(logger),
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
