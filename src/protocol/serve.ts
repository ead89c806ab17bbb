// Runs the provider's process. Terraform starts it several times per command and waits for each step of the start, so
// the process loads only what the next step needs: TLS and the handshake line, gRPC while Terraform connects, and the provider
// while Terraform does its part of the TLS handshake.

import { writeSync } from "node:fs";
import type { Logger } from "../framework/logger";
import { Secrets } from "../framework/secrets";
import { pluginMethods, shutdownPath } from "./grpc/plugin-services";
import type { Methods } from "./grpc/handler";
import { createCertificate, decodePem } from "./process/certificate";
import { formatDebugInstructions } from "./process/debug";
import {
  formatHandshakeLine,
  HandshakeError,
  readHandshake,
} from "./process/handshake";
import { createLifetime } from "./process/lifetime";
import {
  listenForTerraform,
  type Address,
  type PortRange,
} from "./process/listen";
import { createLogger, readLogLevel } from "./process/log";
import { exitOnPanic } from "./process/panic";
import { writeStderr } from "./process/stderr";
import { acceptWhenLoaded } from "./runtime/accept-when-loaded";
import type { Accept } from "./runtime/connection";
import { describeRuntime } from "./runtime/describe-runtime";
import { createHeapLimit } from "./runtime/heap";
import { runtime } from "./runtime/runtime";
import type { Listen } from "./runtime/socket-server";

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
    // Node.js loads a module for performance.now().
    nowMs: () => process.uptime() * 1000,
  });
  const tls =
    clientCertificatePem === undefined
      ? undefined
      : {
          ...(await createCertificate(
            new Date(),
            await runtime.createSigningKey(),
          )),
          clientCertificateDer: decodePem(clientCertificatePem),
        };
  let methods: Promise<Methods> | undefined;
  const loadMethodsOnce = (): Promise<Methods> =>
    (methods ??= loadMethods(serving));
  let grpcServer: Promise<Accept> | undefined;
  const loadGrpcServerOnce = (): Promise<Accept> =>
    (grpcServer ??= loadGrpcServer(serving, loadMethodsOnce, (path) => {
      if (path === shutdownPath) process.exit();
    }));
  const listen = runtime.createSocketServer({
    tls,
    onOpen() {
      lifetime.connectionOpened();
      void loadMethodsOnce();
    },
    onClose() {
      lifetime.connectionClosed();
    },
    accept: acceptWhenLoaded(loadGrpcServerOnce),
    onError: logConnectionError(serving),
  });
  const address = await listenUntilExit(listen, ports);
  writeSync(1, formatHandshakeLine(address, tls?.der));
  void loadGrpcServerOnce();

  const limitHeap = createHeapLimit();
  setInterval(() => {
    if (lifetime.isOver()) process.exit();
    limitHeap();
  }, checkMs);
}

async function serveDebug(serving: Serving): Promise<void> {
  for (const signal of stopSignals) process.on(signal, () => process.exit());
  const listen = runtime.createSocketServer({
    tls: undefined,
    // Each connection gets its own provider, because outside --debug it would have its own process.
    accept: acceptWhenLoaded(() =>
      loadGrpcServer(serving, () => loadMethods(serving)),
    ),
    onError: logConnectionError(serving),
  });
  const address = await listenUntilExit(listen, anyPort);
  const { source } = serving;
  writeSync(1, formatDebugInstructions({ source, pid: process.pid, address }));
}

const anyPort: PortRange = { min: 0, max: 0 };

/** Listens, and removes the socket when the process exits. Only SIGKILL leaves it behind. */
async function listenUntilExit(
  listen: Listen,
  ports: PortRange,
): Promise<Address> {
  const { platform } = process;
  const options = { platform, ports };
  const { address, removeSocket } = await listenForTerraform(listen, options);
  process.on("exit", removeSocket);
  return address;
}

async function loadGrpcServer(
  serving: Serving,
  loadMethods: () => Promise<Methods>,
  onResponseSent?: (path: string) => void,
): Promise<Accept> {
  // Node's own import(), which this compiles to, requires the extension.
  const { createGrpcServer } = await import("./grpc/server.js");
  return createGrpcServer({
    loadMethods,
    onResponseSent,
    onConnectionError: logConnectionError(serving),
  });
}

/** Loads the methods after the process has responded to what has arrived. */
async function loadMethods({
  loadMethods,
  logger,
  secrets,
}: Serving): Promise<Methods> {
  await nextTurn();
  await nextTurn();
  const methods = await loadMethods(logger, secrets);
  return new Map([...pluginMethods, ...methods]);
}

const logConnectionError =
  ({ logger }: Serving) =>
  (error: Error): void => {
    logger.warn("A connection failed", { error });
  };

/** Lets the process handle what has arrived. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
