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

/** What the event of a message carries. */
const messageSchema = z.tuple([readySchema], z.unknown());

const requestsSchema = z.object({ requests: z.array(z.unknown()) });

/** A sandbox in another process. */
export interface RemoteSandbox
  extends Readonly<z.infer<typeof readySchema>>, AsyncDisposable {
  /** How many requests it has had since it was asked last. */
  takeCallCount(): Promise<number>;
}

/** Starts a sandbox with so many customers in another process. */
export async function startRemoteSandbox(
  size: number,
  latencyMs: number,
): Promise<RemoteSandbox> {
  const child = fork(join(__dirname, "sandbox-process.ts"), [
    String(size),
    String(latencyMs),
  ]);
  const [ready] = messageSchema.parse(await once(child, "message"));
  const requestsUrl = `${ready.url}/_sandbox/requests`;
  return {
    ...ready,
    async takeCallCount() {
      const answer: unknown = await (await fetch(requestsUrl)).json();
      await fetch(requestsUrl, { method: "DELETE" });
      return requestsSchema.parse(answer).requests.length;
    },
    async [Symbol.asyncDispose]() {
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
