import { createServer } from "node:net";
import type { Socket } from "node:net";
import type { AnyProvider } from "../../../src/framework/provider";
import type { Logger } from "../../../src/framework/logger";
import { Secrets } from "../../../src/framework/secrets";
import { formatReattach } from "../../../src/protocol/process/debug";
import { createGrpcServer } from "../../../src/protocol/grpc/server";
import { listenForTerraform } from "../../../src/protocol/process/listen";
import {
  listenOn,
  serveSocket,
} from "../../../src/protocol/runtime/node/socket-server";
import { pluginMethods } from "../../../src/protocol/grpc/plugin-services";
import { createProviderMethods } from "../../../src/protocol/provider-server";
import { silentLogger } from "./in-process";

/** The providers that this process serves. */
export interface ServedProviders extends AsyncDisposable {
  /** The value of `TF_REATTACH_PROVIDERS` with which terraform uses these providers, and starts none. */
  readonly reattach: string;
}

/**
 * Serves providers in this process. Each connection gets its own provider, as it would get its own process from
 * terraform, so nothing is kept from one command to the next, or from a plan to its apply.
 *
 * @param providers functions that create the providers, by their full source addresses
 */
export async function serveProviders(
  providers: Readonly<Record<string, () => AnyProvider>>,
  logger: Logger = silentLogger,
): Promise<ServedProviders> {
  const served = await Promise.all(
    Object.entries(providers).map(([source, create]) =>
      serveOne(source, create, logger),
    ),
  );
  const entries = served.map(
    ({ reattach }) => JSON.parse(reattach) as Readonly<Record<string, unknown>>,
  );
  return {
    reattach: JSON.stringify(Object.assign({}, ...entries)),
    async [Symbol.asyncDispose]() {
      await Promise.all(served.map(({ close }) => close()));
    },
  };
}

async function serveOne(
  source: string,
  create: () => AnyProvider,
  logger: Logger,
) {
  const accept = createGrpcServer({
    loadMethods: () =>
      new Map([
        ...pluginMethods,
        ...createProviderMethods(create(), logger, new Secrets()),
      ]),
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    serveSocket(socket, accept);
  });
  const { address, removeSocket } = await listenForTerraform(
    (address) => listenOn(server, address),
    { platform: process.platform, ports: { min: 0, max: 0 } },
  );
  return {
    reattach: formatReattach({ source, pid: process.pid, address }),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          removeSocket();
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
