import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { osErrorCode } from "../../system/os-error";

/** Where a server listens, in the words of Go: a path for `unix`, host and port for `tcp`. */
export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

/** The ports from `min` to `max`, both included; 0 stands for any free port. */
export interface PortRange {
  readonly min: number;
  readonly max: number;
}

export interface ListenOptions {
  readonly platform: NodeJS.Platform;
  /** Used only where a unix socket is not possible. */
  readonly ports: PortRange;
  /** @default the system's directory for temporary files */
  readonly temporaryDirectory?: string;
}

export interface Listening {
  readonly address: Address;
  /** Removes what listening has left in the file system. Synchronous, for the last moment of a process. */
  readonly removeSocket: () => void;
}

/** The shortest limit among systems, macOS's, is 104 bytes with a zero at the end. */
const maxSocketPathBytes = 103;

/**
 * Lets the server listen where no other user can reach it: on a unix socket in a directory of its own, or, on Windows
 * and where the path of a socket would be too long, on a port of 127.0.0.1.
 *
 * @throws When all ports of the range are taken, or the system refuses.
 */
export async function listen(
  server: Server,
  options: ListenOptions,
): Promise<Listening> {
  const { platform, ports, temporaryDirectory = tmpdir() } = options;
  const prefix = join(temporaryDirectory, "terraform-provider-");
  const isTooLong =
    Buffer.byteLength(`${prefix}XXXXXX/socket`) > maxSocketPathBytes;
  return platform === "win32" || isTooLong
    ? listenOnPort(server, ports)
    : listenOnSocket(server, prefix);
}

async function listenOnSocket(
  server: Server,
  prefix: string,
): Promise<Listening> {
  const directory = mkdtempSync(prefix); // of mode 0700
  const removeSocket = () => {
    rmSync(directory, { recursive: true, force: true });
  };
  const path = join(directory, "socket");
  try {
    await bind(server, { path });
  } catch (error) {
    removeSocket();
    throw error;
  }
  return { address: { network: "unix", address: path }, removeSocket };
}

async function listenOnPort(
  server: Server,
  { min, max }: PortRange,
): Promise<Listening> {
  for (let port = min; ; port += 1) {
    try {
      await bind(server, { host: "127.0.0.1", port });
      break;
    } catch (error) {
      if (osErrorCode(error) !== "EADDRINUSE") throw error;
      if (port >= max)
        throw new Error(`All ports from ${min} to ${max} are taken.`, {
          cause: error,
        });
    }
  }
  const bound = server.address();
  const port = typeof bound === "object" ? bound?.port : undefined;
  return {
    address: { network: "tcp", address: `127.0.0.1:${port ?? min}` },
    removeSocket: () => undefined,
  };
}

function bind(
  server: Server,
  options: { path: string } | { host: string; port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
