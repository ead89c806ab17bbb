import type { Hono } from "hono";
import * as z from "zod/mini";
import type { ExpressCustomerStore } from "./api/store";
import { faultRuleSchema } from "./misbehaviour/rules";
import type { FaultControl } from "./misbehaviour/faults";
import { type QuirkControl, quirksSchema } from "./misbehaviour/quirks";
import { readBody } from "./api/read-body";
import type { RequestRecords } from "./request-log";
import type { SandboxEnv } from "./sandbox-env";

/** Where a sandbox in another process is steered: below this path. */
const controlPath = "/_sandbox";

/** What can be steered. */
export interface Controls {
  readonly customers: ExpressCustomerStore;
  readonly requests: RequestRecords;
  readonly faults: FaultControl;
  readonly quirks: QuirkControl;
}

const faultsBodySchema = z.strictObject({ faults: z.array(faultRuleSchema) });

/**
 * Adds the routes that do over HTTP what `Sandbox` does in process. They ask for no key: who
 * reaches loopback owns the sandbox.
 */
export function addControlRoutes(
  app: Hono<SandboxEnv>,
  { customers, requests, faults, quirks }: Controls,
): void {
  // A web page can point a name of its own at loopback; the name then stands in the Host header.
  app.use(`${controlPath}/*`, async (c, next) => {
    if (!/^(127\.0\.0\.1|localhost|\[::1\])$/.test(new URL(c.req.url).hostname))
      return c.json({ message: "Reach the sandbox as 127.0.0.1." }, 403);
    return next();
  });

  const requestsPath = `${controlPath}/requests`;
  app.get(requestsPath, (c) => c.json({ requests: requests.list() }));
  app.delete(requestsPath, (c) => {
    requests.clear();
    return c.body(null, 204);
  });

  const faultsPath = `${controlPath}/faults`;
  app.get(faultsPath, (c) => c.json({ faults: faults.list() }));
  app.put(faultsPath, async (c) => {
    const body = await readBody(c.req, faultsBodySchema);
    faults.clear();
    faults.add(...body.faults);
    return c.json({ faults: faults.list() });
  });
  app.delete(faultsPath, (c) => {
    faults.clear();
    return c.body(null, 204);
  });

  const quirksPath = `${controlPath}/quirks`;
  app.get(quirksPath, (c) => c.json(quirks.current()));
  app.put(quirksPath, async (c) => {
    quirks.set(await readBody(c.req, quirksSchema));
    return c.json(quirks.current());
  });
  app.delete(quirksPath, (c) => {
    quirks.clear();
    return c.body(null, 204);
  });

  app.delete(`${controlPath}/customers/:id`, (c) => {
    customers.forget(c.req.param("id"));
    return c.body(null, 204);
  });

  app.all(`${controlPath}/*`, (c) => c.notFound());
}
