import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import type { RequestConnection, SandboxEnv } from "../sandbox-env";
import type { Faults } from "./faults";
import type { EndingFault } from "./rules";

export interface FaultMiddlewareOptions {
  readonly faults: Pick<Faults, "plan">;
  /** Waits; returns early if the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the sandbox closes. Requests that wait are then cut off, and never carried out. */
  readonly closing: AbortSignal;
}

/** Creates the middleware that carries out the faults of a request. */
export function createFaultMiddleware({
  faults,
  sleep,
  closing,
}: FaultMiddlewareOptions): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const { latencyMs, ending } = faults.plan(c.req);
    if (latencyMs > 0) await sleep(latencyMs, closing);
    if (closing.aborted) {
      c.env.connection.drop();
      c.res = createLostResponse();
      return;
    }
    if (ending?.at !== "beforeWrite") await next();
    if (ending === undefined) return;
    c.set("fault", ending.kind);
    const response = await endWithFault(ending, c.res, c.env.connection);
    // Otherwise Hono would copy the headers of the replaced response to the new one.
    c.res = undefined;
    c.res = response;
  };
}

/** Whether nothing more is sent on the connection of the request. */
export function isLostResponse(response: Response): boolean {
  return [...RESPONSE_ALREADY_SENT.headers.keys()].every((name) =>
    response.headers.has(name),
  );
}

/** Creates the response that makes the server leave the connection alone. */
function createLostResponse(): Response {
  return new Response(null, RESPONSE_ALREADY_SENT);
}

async function endWithFault(
  fault: EndingFault,
  trueResponse: Response,
  connection: RequestConnection,
): Promise<Response> {
  switch (fault.kind) {
    case "respond": {
      const { status, headers, body = defaultBody(status) } = fault;
      return new Response(body, {
        status,
        headers: { "content-type": "application/json", ...headers },
      });
    }
    case "drop":
      if (fault.at === "midResponse")
        await connection.dropMidResponse(trueResponse);
      else connection.drop();
      return createLostResponse();
    case "hang":
      return createLostResponse();
  }
}

function defaultBody(status: number): string | null {
  return status < 400
    ? null
    : JSON.stringify({ message: "The sandbox was asked for this fault." });
}
