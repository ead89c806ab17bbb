import type { AnyProvider } from "../../../src/framework/provider";
import { Secrets } from "../../../src/framework/secrets";
import type { Logger } from "../../../src/framework/logger";
import { createProviderMethods } from "../../../src/protocol/provider-server";
import type { Transport } from "./provider-caller";

/** A logger that discards everything. */
export const silentLogger: Logger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Calls a provider in this process, byte for byte as over a connection. */
export function inProcess(
  provider: AnyProvider,
  logger: Logger = silentLogger,
): Transport {
  const methods = createProviderMethods(provider, logger, new Secrets());
  return async (path, request) => {
    const load = methods.get(path);
    if (load === undefined) throw new Error(`There is no method ${path}.`);
    const method = await load();
    return method(request, { signal: new AbortController().signal });
  };
}
