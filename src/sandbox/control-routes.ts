import type { Hono } from "hono";
import * as z from "zod/mini";
import { readJsonBody } from "./api/read-json-body";
import type { SandboxControls } from "./controls";
import { quirksSchema } from "./misbehaviour/quirks";
import { faultRuleSchema } from "./misbehaviour/rules";
import type { SandboxEnv } from "./sandbox-env";

/** The path below which a sandbox in another process is controlled. */
const controlPath = "/_sandbox";

const faultsBodySchema = z.strictObject({ faults: z.array(faultRuleSchema) });

/** Adds the routes that do over HTTP what `Sandbox` does in process. They need no key: they are on loopback only. */
export function addControlRoutes(
  app: Hono<SandboxEnv>,
  { customers, requests, faults, quirks }: SandboxControls,
): void {
  const shown = {
    requests: [requests, () => ({ requests: requests.list() })],
    faults: [faults, () => ({ faults: faults.list() })],
    quirks: [quirks, () => quirks.current()],
  } as const;
  for (const [name, [control, show]] of Object.entries(shown)) {
    app.get(`${controlPath}/${name}`, (c) => c.json(show()));
    app.delete(`${controlPath}/${name}`, (c) => {
      control.clear();
      return c.body(null, 204);
    });
  }

  app.put(`${controlPath}/faults`, async (c) => {
    const body = await readJsonBody(c.req, faultsBodySchema);
    faults.clear();
    faults.add(...body.faults);
    return c.json({ faults: faults.list() });
  });

  app.put(`${controlPath}/quirks`, async (c) => {
    quirks.set(await readJsonBody(c.req, quirksSchema));
    return c.json(quirks.current());
  });

  app.delete(`${controlPath}/customers/:id`, (c) => {
    customers.forget(c.req.param("id"));
    return c.body(null, 204);
  });

  app.all(`${controlPath}/*`, (c) => c.notFound());
}
