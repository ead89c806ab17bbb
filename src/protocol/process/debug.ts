import { protocolVersion } from "./handshake";
import type { Address } from "./listen";

export interface ReattachOptions {
  /** The provider's full source address. */
  readonly source: string;
  readonly pid: number;
  readonly address: Address;
}

/** Explains how Terraform finds a provider that runs under a debugger. */
export function formatDebugInstructions(options: ReattachOptions): string {
  const warning =
    options.address.network === "unix"
      ? ""
      : "\nEvery user of this machine can connect to it, and let it use the secrets in its environment, such as an API key.\n";
  return `The provider is running. In another terminal, in the directory of your configuration, set

  TF_REATTACH_PROVIDERS='${formatReattach(options)}'

and run Terraform there. Stop the provider with Ctrl-C.
${warning}`;
}

/** The value of `TF_REATTACH_PROVIDERS` that makes Terraform use a running provider. */
export function formatReattach({
  source,
  pid,
  address,
}: ReattachOptions): string {
  return JSON.stringify({
    [source]: {
      Protocol: "grpc",
      ProtocolVersion: protocolVersion,
      Pid: pid,
      // Keeps Terraform from stopping the process. Terraform panics on false.
      Test: true,
      Addr: { Network: address.network, String: address.address },
    },
  });
}
