import type { UnaryMethods } from "./handler";

/** Called when Terraform needs the provider no more. It kills a process that is still there two seconds later. */
export const shutdownPath = "/plugin.GRPCController/Shutdown";

/**
 * What Terraform calls of every plugin beside the provider itself. It also asks for a broker of further connections;
 * that the broker is unimplemented is fine with it.
 */
export const pluginMethods: UnaryMethods = new Map([
  [shutdownPath, () => Promise.resolve(new Uint8Array())],
  [
    // For output that goes to Terraform by gRPC; ours goes to standard error. The call stays open because Terraform's
    // gRPC library closes a connection that has had no open call for half an hour, and a closed connection is to mean
    // that Terraform has gone.
    "/plugin.GRPCStdio/StreamStdio",
    () => new Promise<never>(() => undefined),
  ],
]);
