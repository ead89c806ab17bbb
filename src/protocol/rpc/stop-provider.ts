import { StopProvider_Response } from "../wire/generated/tfplugin6";
import { rpcPath } from "./define-rpc";
import type { Rpc } from "./define-rpc";

/** Makes running calls stop waiting and reading. Writes finish. */
export const stopProvider: Rpc = (session) => [
  rpcPath("StopProvider"),
  () => {
    session.stop();
    return Promise.resolve(
      StopProvider_Response.encode({ Error: "" }).finish(),
    );
  },
];
