import { StopProvider_Response } from "../generated/tfplugin6";
import { rpcPath } from "../rpc";
import type { Rpc } from "../rpc";

/** Makes the calls under way give up waiting and reading; their writes end. */
export const stopProvider: Rpc = (session) => [
  rpcPath("StopProvider"),
  () => {
    session.stop();
    return Promise.resolve(
      StopProvider_Response.encode({ Error: "" }).finish(),
    );
  },
];
