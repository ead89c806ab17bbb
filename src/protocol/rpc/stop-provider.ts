import { StopProvider_Response } from "../wire/generated/tfplugin6";
import { rpcPath } from "./define-rpc";
import type { Rpc } from "./define-rpc";

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
