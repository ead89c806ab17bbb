import { Hono } from "hono";
import { basicAuth } from "hono/basic-auth";
import * as z from "zod/mini";
import type { SandboxEnv } from "../../../src/sandbox/sandbox-env";
import { serveOnLoopback } from "../../../src/sandbox/server";

/** A server that keeps a state with a lock, as GitLab does for the pipelines of a project. */
export interface StateServer extends AsyncDisposable {
  /** What GitLab calls `CI_API_V4_URL`. */
  readonly url: string;
  /** The token of the one job that may use it. */
  jobToken: string;
  /** Every state that was kept, the last one last. */
  readonly states: readonly string[];
  readonly isLocked: () => boolean;
}

const path = "/projects/1/terraform/state/customers";

const lockSchema = z.object({ ID: z.string() });

/** Starts a server for the state `customers` of the project 1. */
export async function startStateServer(jobToken: string): Promise<StateServer> {
  const states: string[] = [];
  let lock: string | undefined;
  const app = new Hono<SandboxEnv>();
  app.use(
    basicAuth({
      verifyUser: (username, password) =>
        username === "gitlab-ci-token" && password === server.jobToken,
    }),
  );
  app.get(path, (context) => context.body(states.at(-1) ?? "", 200));
  app.post(path, async (context) => {
    if (lock === undefined || context.req.query("ID") !== lock)
      return context.body(null, 409);
    states.push(await context.req.text());
    return context.body(null, 200);
  });
  app.post(`${path}/lock`, async (context) => {
    if (lock !== undefined) return context.body(null, 409);
    lock = lockSchema.parse(await context.req.json()).ID;
    return context.body(null, 200);
  });
  app.delete(`${path}/lock`, (context) => {
    lock = undefined;
    return context.body(null, 200);
  });
  const loopback = await serveOnLoopback(app, 0);
  const server: StateServer = {
    url: loopback.url,
    jobToken,
    states,
    isLocked: () => lock !== undefined,
    [Symbol.asyncDispose]: () => loopback.close(),
  };
  return server;
}
