import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as z from "zod/mini";
import { expressCustomerSchema } from "../../src/api/express-customer";

const readySchema = z.object({
  url: z.string(),
  apiKey: z.string(),
  customers: z.array(expressCustomerSchema),
});

/** The data of a message event. */
const messageSchema = z.tuple([readySchema], z.unknown());

const requestsSchema = z.object({ requests: z.array(z.unknown()) });

/** A sandbox in another process. */
export interface RemoteSandbox
  extends Readonly<z.infer<typeof readySchema>>, AsyncDisposable {
  /** Returns the number of requests since the last call. */
  takeCallCount(): Promise<number>;
}

/** Starts a sandbox with a number of customers in another process. */
export async function startRemoteSandbox(
  size: number,
  latencyMs: number,
): Promise<RemoteSandbox> {
  const child = fork(join(__dirname, "processes/sandbox-process.ts"), [
    String(size),
    String(latencyMs),
  ]);
  const [ready] = messageSchema.parse(await once(child, "message"));
  const requestsUrl = `${ready.url}/_sandbox/requests`;
  return {
    ...ready,
    async takeCallCount() {
      const response: unknown = await (await fetch(requestsUrl)).json();
      await fetch(requestsUrl, { method: "DELETE" });
      return requestsSchema.parse(response).requests.length;
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
