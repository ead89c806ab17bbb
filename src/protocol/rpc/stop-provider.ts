import { StopProvider_Response } from "../wire/generated/tfplugin6";
import type { Rpc } from "./define-rpc";

/** Makes running calls stop waiting and reading. Writes finish. */
export const stopProvider: Rpc = (session) => () => {
  session.stop();
  return Promise.resolve(StopProvider_Response.encode({}));
};
