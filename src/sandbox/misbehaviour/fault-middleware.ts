import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import type { EndingFault } from "./rules";
import type { Faults } from "./faults";
import type { Connection, SandboxEnv } from "../sandbox-env";

export interface FaultMiddlewareOptions {
  readonly faults: Faults;
  /** Waits; returns early when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Aborts when the sandbox closes: requests that wait are cut off, and never carried out. */
  readonly closing: AbortSignal;
}

/** Creates the middleware that acts out what the faults have planned for a request. */
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
      c.res = createLostAnswer();
      return;
    }
    if (ending?.at !== "beforeWrite") await next();
    if (ending === undefined) return;
    c.set("fault", ending.kind);
    const answer = await answerFault(ending, c.res, c.env.connection);
    // Hono would carry the headers of the answer that is replaced over to the new one.
    c.res = undefined;
    c.res = answer;
  };
}

/** Whether nothing more will be sent on the request's connection. */
export function isLostAnswer(response: Response): boolean {
  return [...RESPONSE_ALREADY_SENT.headers.keys()].every((name) =>
    response.headers.has(name),
  );
}

/** The server leaves the connection alone when it is handed this. */
function createLostAnswer(): Response {
  return new Response(null, RESPONSE_ALREADY_SENT);
}

async function answerFault(
  fault: EndingFault,
  trueAnswer: Response,
  connection: Connection,
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
      if (fault.at === "midResponse") await connection.dropMidResponse(trueAnswer);
      else connection.drop();
      return createLostAnswer();
    case "hang":
      return createLostAnswer();
  }
}

function defaultBody(status: number): string | null {
  return status < 400
    ? null
    : JSON.stringify({ message: "The sandbox was asked for this fault." });
}
