import { Hono } from "hono";
import {
  createFaultMiddleware,
  isLostAnswer,
} from "../misbehaviour/fault-middleware";
import { type Controls, addControlRoutes } from "../control-routes";
import { deriveHex } from "./derive-hex";
import { addExpressCustomerRoutes } from "./routes";
import type { Faults } from "../misbehaviour/faults";
import { Refusal, type RefusalReason } from "./refusal";
import type { RequestLog } from "../request-log";
import type { SandboxEnv } from "../sandbox-env";

export interface AppOptions extends Controls {
  readonly requests: RequestLog;
  readonly faults: Faults;
  /** The key that requests must carry. */
  readonly apiKey: string;
  /** Request ids are derived from it. */
  readonly seed: string;
  /** Keeps the customers as they are now; an answer to a change waits for it. */
  readonly save: () => Promise<void>;
  /** Told of what should not happen. */
  readonly onError: (error: Error) => void;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly closing: AbortSignal;
}

const statusOf = {
  malformed: 400,
  unauthorized: 401,
  notFound: 404,
  conflict: 409,
  invalid: 422,
} as const satisfies Record<RefusalReason, number>;

/** Creates the whole HTTP interface. It needs no socket: `request` of the returned app answers in process. */
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

  // Not recorded, and out of the faults' reach.
  addControlRoutes(app, options);

  let requestCount = 0;
  app.use(async (c, next) => {
    const { method, path, url } = c.req;
    const end = requests.begin({ method, path, query: new URL(url).search });
    requestCount += 1;
    const requestId = `req_${deriveHex(seed, "request", requestCount)}`;
    await next();
    if (!c.res.headers.has("x-request-id"))
      c.res.headers.set("x-request-id", requestId);
    end({
      status: isLostAnswer(c.res) ? null : c.res.status,
      fault: c.get("fault") ?? null,
    });
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
