/**
 * A minimal provider, for tests of how a provider's process starts, runs and ends. `LOAD_DELAY_MS` delays its loading.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Handler, Methods } from "../../../src/protocol/grpc/handler";
import type { Logger } from "../../../src/framework/logger";
import { serve } from "../../../src/protocol/serve";

function createMethods(logger: Logger): Methods {
  let calls = 0;
  const handlers: readonly (readonly [string, Handler])[] = [
    ["/test.Echo/Echo", (request) => Promise.resolve(request)],
    [
      "/test.Echo/Count",
      () => {
        calls += 1;
        return Promise.resolve(Buffer.from(`call ${calls}`));
      },
    ],
    [
      "/test.Echo/Log",
      (request) => {
        const lines = Number(Buffer.from(request).toString());
        for (let line = 1; line <= lines; line += 1)
          logger.info(`line ${line}`, { text: "x".repeat(1000) });
        return Promise.resolve(request);
      },
    ],
    [
      "/test.Echo/Panic",
      () => {
        setImmediate(() => {
          throw new Error("This is not caught.");
        });
        return Promise.resolve(new Uint8Array());
      },
    ],
    [
      "/test.Echo/Reject",
      () => {
        setImmediate(() => {
          void Promise.reject(new Error("This is not caught."));
        });
        return Promise.resolve(new Uint8Array());
      },
    ],
  ];
  return new Map(handlers.map(([path, handler]) => [path, () => handler]));
}

void serve({
  source: "registry.terraform.io/example/echo",
  loadMethods: async (logger) => {
    const loadDelayMs = Number(process.env.LOAD_DELAY_MS ?? 0);
    logger.info("Loading", { loadDelayMs });
    await sleep(loadDelayMs);
    return createMethods(logger);
  },
  argv: process.argv.slice(2),
  env: process.env,
});
