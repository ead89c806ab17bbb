import {
  type SandboxCoreOptions,
  createSandboxCore,
} from "../../../src/sandbox/core";
import type { HttpRequest, Send } from "../../../src/client/avara-client";
import type { FaultRule } from "../../../src/sandbox/misbehaviour/rules";
import { createHastyClock } from "../hasty-clock";

export const testApiKey = "sk_sandbox_of_the_tests";

export interface SandboxAppOptions extends SandboxCoreOptions {
  readonly faults?: readonly FaultRule[];
  readonly save?: () => Promise<void>;
}

/**
 * Creates a sandbox without a socket. Its clock advances by a second each time that it is read, waits take no time, and
 * actions on connections are recorded.
 */
export function createSandboxApp({
  faults = [],
  save,
  ...options
}: SandboxAppOptions = {}) {
  const clock = createHastyClock(1000);
  const drops: string[] = [];
  const errors: Error[] = [];
  const core = createSandboxCore(
    {
      apiKey: testApiKey,
      seed: 1,
      now: () => clock.now(),
      sleep: (ms, signal) => clock.sleep(ms, signal).catch(() => undefined),
      onError: (error) => errors.push(error),
      ...options,
    },
    { save },
  );
  core.faults.add(...faults);
  const connection = {
    drop: () => {
      drops.push("whole");
    },
    dropMidResponse: () => {
      drops.push("midResponse");
      return Promise.resolve();
    },
  };

  const exchange = async (
    url: string,
    request: Pick<HttpRequest, "headers" | "body"> & { method: string },
  ) => {
    const { method, headers, body = null } = request;
    const init = { method, headers: { ...headers }, body };
    const response = await core.app.request(url, init, { connection });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };

  /** The `send` of the sandbox's clients. */
  const send: Send = async ({ url, ...request }) => {
    const { text, ...head } = await exchange(url, request);
    return new Response(text, head);
  };

  /** Sends one request with the right key, unless `headers` has another. */
  const call = (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    exchange(path, {
      method,
      headers: { authorization: `Bearer ${testApiKey}`, ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });

  return {
    ...core,
    send,
    call,
    /** Sends one request, and reads the response as JSON. */
    callJson: async (...args: Parameters<typeof call>): Promise<unknown> =>
      JSON.parse((await call(...args)).text),
    sleptMs: clock.sleptMs,
    drops,
    errors,
  };
}
