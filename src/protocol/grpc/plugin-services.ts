import type { Methods } from "./handler";

/** Terraform calls this when it no longer needs the provider, and kills the process two seconds later. */
export const shutdownPath = "/plugin.GRPCController/Shutdown";

/**
 * The methods that Terraform calls on every plugin, in addition to the provider's own. Terraform also calls a
 * connection broker, and accepts that it is unimplemented.
 */
export const pluginMethods: Methods = new Map([
  [shutdownPath, () => () => Promise.resolve(new Uint8Array())],
  [
    // Streams a plugin's output. Ours goes to standard error, but the call stays open: Terraform's gRPC library closes
    // a connection that has had no open call for half an hour, and we take a closed connection as Terraform's exit.
    "/plugin.GRPCStdio/StreamStdio",
    () => () => new Promise<never>(() => undefined),
  ],
]);
