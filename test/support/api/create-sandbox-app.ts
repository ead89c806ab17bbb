import {
  type SandboxCoreOptions,
  createSandboxCore,
} from "../../../src/sandbox/core";
import type { FaultRule } from "../../../src/sandbox/misbehaviour/rules";

export const testApiKey = "sk_sandbox_of_the_tests";

export interface SandboxAppOptions extends SandboxCoreOptions {
  readonly faults?: readonly FaultRule[];
  readonly save?: () => Promise<void>;
}

/**
 * Creates a sandbox without a socket. Its clock advances by a second with each read, waits take no time, and actions on
 * connections are recorded.
 */
export function createSandboxApp({
  faults = [],
  save,
  ...options
}: SandboxAppOptions = {}) {
  let nowMs = Date.parse("2026-01-01T00:00:00Z");
  const sleptMs: number[] = [];
  const drops: string[] = [];
  const errors: Error[] = [];
  const core = createSandboxCore(
    {
      apiKey: testApiKey,
      seed: 1,
      now: () => (nowMs += 1000),
      onError: (error) => errors.push(error),
      sleep: (ms) => {
        sleptMs.push(ms);
        return Promise.resolve();
      },
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

  /** Sends one request with the right key, unless `headers` has another. */
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const response = await core.app.request(
      path,
      {
        method,
        headers: { authorization: `Bearer ${testApiKey}`, ...headers },
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      },
      { connection },
    );
    const text = await response.text();
    return { status: response.status, headers: response.headers, text };
  };

  return {
    ...core,
    call,
    /** Sends one request, and reads the response as JSON. */
    callJson: async (...args: Parameters<typeof call>): Promise<unknown> =>
      JSON.parse((await call(...args)).text),
    sleptMs,
    drops,
    errors,
  };
}
