import { Hono } from "hono";
import { addControlRoutes } from "../control-routes";
import type { SandboxControls } from "../controls";
import {
  type FaultMiddlewareOptions,
  createFaultMiddleware,
  isLostResponse,
} from "../misbehaviour/fault-middleware";
import type { Faults } from "../misbehaviour/faults";
import type { RequestLog } from "../request-log";
import type { SandboxEnv } from "../sandbox-env";
import { deriveHex } from "./derive-hex";
import { Refusal, type RefusalReason } from "./refusal";
import { addExpressCustomerRoutes } from "./routes";

export interface AppOptions extends SandboxControls, FaultMiddlewareOptions {
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** The key that requests must have. */
  readonly apiKey: string;
  /** Request ids are derived from it. */
  readonly seed: string;
  /** Saves the customers as they are now. The response to a change waits for it. */
  readonly save: () => Promise<void>;
  /** Receives errors of the sandbox itself. */
  readonly onError: (error: Error) => void;
}

const statusOf = {
  malformed: 400,
  unauthorized: 401,
  notFound: 404,
  conflict: 409,
  invalid: 422,
} as const satisfies Record<RefusalReason, number>;

/** Creates the whole HTTP interface. It needs no socket: call `request` of the app. */
export function createApp(options: AppOptions): Hono<SandboxEnv> {
  const { apiKey, customers, requests, save, seed } = options;
  const app = new Hono<SandboxEnv>();

  app.notFound((c) => c.json({ message: "There is no such endpoint." }, 404));
  app.onError((error, c) => {
    if (error instanceof Refusal)
      return c.json({ message: error.message }, statusOf[error.reason]);
    options.onError(error);
    return c.json({ message: `The sandbox failed: ${error.message}` }, 500);
  });

  // Before the rest: they are not recorded, and faults do not apply to them.
  addControlRoutes(app, options);

  let requestCount = 0;
  app.use(async (c, next) => {
    const { method, path, url } = c.req;
    const end = requests.begin({ method, path, query: new URL(url).search });
    requestCount += 1;
    const requestId = `req_${deriveHex(seed, "request", requestCount)}`;
    await next();
    const endMs = end({
      status: isLostResponse(c.res) ? null : c.res.status,
      fault: c.get("fault") ?? null,
    });
    setUnlessPresent(c.res.headers, "x-request-id", requestId);
    setUnlessPresent(c.res.headers, "date", new Date(endMs).toUTCString());
  });

  app.use(createFaultMiddleware(options));

  app.use("/v1/*", async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${apiKey}`) {
      c.header("www-authenticate", "Bearer");
      throw new Refusal(
        "unauthorized",
        "The API key is missing or wrong: send Authorization: Bearer <key>.",
      );
    }
    await next();
  });

  app.use("/v1/*", async (_c, next) => {
    const { revision } = customers;
    await next();
    if (customers.revision !== revision) await save();
  });

  addExpressCustomerRoutes(app, customers);

  return app;
}

function setUnlessPresent(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}
