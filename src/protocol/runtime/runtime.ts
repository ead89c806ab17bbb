import { createSigningKey as createBunSigningKey } from "./bun/signing-key";
import { createSocketServer as createBunSocketServer } from "./bun/socket-server";
import { createSigningKey as createNodeSigningKey } from "./node/signing-key";
import { createSocketServer as createNodeSocketServer } from "./node/socket-server";
import type { SigningKey } from "./signing-key";
import type { CreateSocketServer } from "./socket-server";

/** What a start needs, and each runtime does best with its own means. */
export interface Runtime {
  readonly createSigningKey: () => Promise<SigningKey>;
  readonly createSocketServer: CreateSocketServer;
}

/** The runtime of this process. Bun takes longer to load what Node.js needs here than for the rest of its start. */
export const runtime: Runtime =
  process.versions.bun === undefined
    ? {
        createSigningKey: createNodeSigningKey,
        createSocketServer: createNodeSocketServer,
      }
    : {
        createSigningKey: createBunSigningKey,
        createSocketServer: createBunSocketServer,
      };
