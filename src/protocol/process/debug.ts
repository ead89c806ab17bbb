import { protocolVersion } from "./handshake";
import type { Address } from "./listen";

export interface ReattachOptions {
  /** The provider's full source address. */
  readonly source: string;
  readonly pid: number;
  readonly address: Address;
}

/** Tells who runs a provider under a debugger how Terraform finds it there. */
export function formatDebugInstructions(options: ReattachOptions): string {
  return `The provider is running. In another terminal, in the directory of your configuration, set

  TF_REATTACH_PROVIDERS='${formatReattach(options)}'

and run Terraform there. Stop the provider with Ctrl-C.
`;
}

/** The value of `TF_REATTACH_PROVIDERS` with which Terraform uses a running provider instead of starting one. */
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
      // Means that Terraform is not to stop the process; it panics on false.
      Test: true,
      Addr: { Network: address.network, String: address.address },
    },
  });
}
