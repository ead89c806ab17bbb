import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { osErrorCode } from "../../system/os-error";
import type { Listen } from "../runtime/socket-server";

/** Where a server listens, in Go's notation: a path for `unix`, host and port for `tcp`. */
export interface Address {
  readonly network: "unix" | "tcp";
  readonly address: string;
}

/** The ports from `min` to `max`, both included. 0 means any free port. */
export interface PortRange {
  readonly min: number;
  readonly max: number;
}

export interface ListenOptions {
  readonly platform: NodeJS.Platform;
  /** Used on Windows. */
  readonly ports: PortRange;
  /** @default the system's temporary directory */
  readonly temporaryDirectory?: string;
}

export interface Listening {
  readonly address: Address;
  /** Removes the socket from the file system. Synchronous, so that it can run while the process exits. */
  readonly removeSocket: () => void;
}

/** The lowest limit of any system is macOS's 104 bytes, which include a terminating zero. */
const maxSocketPathBytes = 103;

/**
 * Listens on a Unix socket in a directory that only this user can open: in the temporary directory, or in `/tmp` if the
 * socket's path would be too long. On Windows, it listens on a port of 127.0.0.1.
 *
 * @throws if all ports of the range are taken, or the system reports another error
 */
export async function listenForTerraform(
  listen: Listen,
  options: ListenOptions,
): Promise<Listening> {
  const { platform, ports, temporaryDirectory = tmpdir() } = options;
  if (platform === "win32") return listenOnPort(listen, ports);
  const prefixIn = (directory: string) =>
    join(directory, "terraform-provider-");
  const prefix = prefixIn(temporaryDirectory);
  const isTooLong =
    Buffer.byteLength(`${prefix}XXXXXX/socket`) > maxSocketPathBytes;
  return listenOnSocket(listen, isTooLong ? prefixIn("/tmp") : prefix);
}

async function listenOnSocket(
  listen: Listen,
  prefix: string,
): Promise<Listening> {
  const directory = mkdtempSync(prefix); // has mode 0700
  const removeSocket = () => {
    rmSync(directory, { recursive: true, force: true });
  };
  const path = join(directory, "socket");
  try {
    await listen({ path });
  } catch (error) {
    removeSocket();
    throw error;
  }
  return { address: { network: "unix", address: path }, removeSocket };
}

async function listenOnPort(
  listen: Listen,
  { min, max }: PortRange,
): Promise<Listening> {
  const host = "127.0.0.1";
  for (let port = min; ; port += 1)
    try {
      const bound = await listen({ host, port });
      return {
        address: { network: "tcp", address: `${host}:${bound ?? port}` },
        removeSocket: () => undefined,
      };
    } catch (error) {
      if (osErrorCode(error) !== "EADDRINUSE") throw error;
      if (port >= max)
        throw new Error(`All ports from ${min} to ${max} are taken.`, {
          cause: error,
        });
    }
}
