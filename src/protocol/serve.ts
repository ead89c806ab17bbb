// Runs the provider's process. Terraform starts it several times per command and waits for each step of the start, so
// the process loads what the next step needs and no more: the handshake line, TLS, HTTP/2, then the provider.

import { writeSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "../framework/logger";
import { Secrets } from "../framework/engine/secrets";
import { createCertificate } from "./process/certificate";
import { formatDebugInstructions } from "./process/debug";
import type { MutualTls } from "./grpc/mutual-tls";
import type { GrpcServer } from "./grpc/server";
import type { Methods } from "./grpc/handler";
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
import { createHeapLimit } from "./runtime/heap";
import { describeRuntime } from "./runtime/describe-runtime";

export interface ServeOptions {
  /** The provider's full source address, such as `registry.terraform.io/avara-software/avara`. */
  readonly source: string;
  /** Loads the provider and its gRPC methods. Called once, or with `--debug` once per connection. */
  readonly loadMethods: (logger: Logger, secrets: Secrets) => Promise<Methods>;
  /** The arguments after the script's name. */
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

interface Serving extends ServeOptions {
  readonly logger: Logger;
  /** Redacted everywhere, even in a panic. */
  readonly secrets: Secrets;
}

/**
 * Serves the provider to the Terraform process that started this one. With `--debug` among the arguments, serves every
 * Terraform whose `TF_REATTACH_PROVIDERS` names this process. The process exits when it is no longer needed. With
 * `--runtime`, only prints the runtime that the script has chosen.
 */
export async function serve(options: ServeOptions): Promise<void> {
  if (options.argv.includes("--runtime")) {
    writeSync(1, `${describeRuntime(process.versions)}\n`);
    return;
  }
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

/** How often to check whether the parent has died, and how much memory is used. A check takes microseconds. */
const checkMs = 250;

/** The signals that ask a process to end. */
const stopSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function serveTerraform(serving: Serving): Promise<void> {
  const { clientCertificatePem, ports } = readHandshake(
    serving.env,
    serving.source,
  );
  // Ctrl-C reaches every process of the group. Ignore it: Terraform calls StopProvider and waits for writes to finish.
  // If Terraform dies instead, the lifetime check ends this process.
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

  let grpcServer: Promise<GrpcServer> | undefined;
  const loadOnce = (): Promise<GrpcServer> =>
    (grpcServer ??= loadGrpcServer(serving, (path) => {
      if (path === shutdownPath) process.exit();
    }));
  const accept = loadAccept(serving, tls, loadOnce);
  server.on("connection", (socket) => {
    lifetime.connectionOpened();
    socket.once("close", () => {
      lifetime.connectionClosed();
    });
    // The socket may fail before it has another handler.
    socket.on("error", () => undefined);
    void accept.then((accept) => {
      accept(socket);
      void loadOnce();
    });
  });
  const limitHeap = createHeapLimit();
  setInterval(() => {
    if (lifetime.isOver()) process.exit();
    limitHeap();
  }, checkMs);
}

async function serveDebug(serving: Serving): Promise<void> {
  for (const signal of stopSignals) process.on(signal, () => process.exit());
  const server = createServer();
  const address = await listenUntilExit(server, anyPort);
  const { source } = serving;
  writeSync(1, formatDebugInstructions({ source, pid: process.pid, address }));

  server.on("connection", (socket) => {
    // Each connection gets its own provider, because outside --debug it would have its own process.
    handOver(socket, loadGrpcServer(serving));
  });
}

const anyPort: PortRange = { min: 0, max: 0 };

/** Listens, and removes the socket when the process exits. Only SIGKILL leaves it behind. */
async function listenUntilExit(
  server: Server,
  ports: PortRange,
): Promise<Address> {
  const { platform } = process;
  const { address, removeSocket } = await listen(server, { platform, ports });
  process.on("exit", removeSocket);
  return address;
}

/** Loads what accepts a connection: TLS, if Terraform asks for it, and then gRPC. */
async function loadAccept(
  { logger }: Serving,
  tls: MutualTls | undefined,
  loadServer: () => Promise<GrpcServer>,
): Promise<(socket: Socket) => void> {
  const onSecure = (socket: Socket): void => {
    handOver(socket, loadServer());
  };
  if (tls === undefined) return onSecure;
  // Node's own import(), which this compiles to, requires the extension.
  const { createMutualTls } = await import("./grpc/mutual-tls.js");
  return createMutualTls(tls, {
    onSecure,
    onError: (error) => {
      logger.warn("A connection failed", { error });
    },
  });
}

/**
 * Loads HTTP/2 and then the methods. With TLS, it does so after the first bytes of the connection have been read and
 * responded to, while Terraform does its part of the handshake.
 */
async function loadGrpcServer(
  { loadMethods, logger, secrets }: Serving,
  onResponseSent?: (path: string) => void,
): Promise<GrpcServer> {
  await nextTurn();
  await nextTurn();
  const { createGrpcServer } = await import("./grpc/server.js");
  const methods = nextTurn()
    .then(() => loadMethods(logger, secrets))
    .then((loaded) => new Map([...pluginMethods, ...loaded]));
  return createGrpcServer({
    methods,
    onResponseSent,
    onConnectionError: (error) => {
      logger.warn("A connection failed", { error });
    },
  });
}

/** Lets the process handle what has arrived. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function handOver(socket: Socket, grpcServer: Promise<GrpcServer>): void {
  // The socket may fail before the server attaches its own error handler.
  socket.on("error", () => undefined);
  void grpcServer.then((server) => {
    server.accept(socket);
  });
}
