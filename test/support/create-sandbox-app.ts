import { createApp } from "../../src/sandbox/api/app";
import {
  ExpressCustomerStore,
  type InitialExpressCustomer,
} from "../../src/sandbox/api/store";
import type { FaultRule } from "../../src/sandbox/misbehaviour/rules";
import { Faults } from "../../src/sandbox/misbehaviour/faults";
import {
  type QuirkOptions,
  createQuirks,
} from "../../src/sandbox/misbehaviour/quirks";
import { RequestLog } from "../../src/sandbox/request-log";

export const testApiKey = "sk_sandbox_of_the_tests";

export interface SandboxAppOptions {
  customers?: readonly InitialExpressCustomer[];
  faults?: readonly FaultRule[];
  quirks?: QuirkOptions;
  save?: () => Promise<void>;
}

/** Creates the sandbox without a socket: its clock rises by a second a look, and what it does to connections is noted. */
export function createSandboxApp(options: SandboxAppOptions = {}) {
  let nowMs = Date.parse("2026-01-01T00:00:00Z");
  const now = () => (nowMs += 1000);
  const quirks = createQuirks(options.quirks);
  const faults = new Faults(now);
  faults.add(...(options.faults ?? []));
  const customers = new ExpressCustomerStore({
    seed: "1",
    apiKeyId: "00000000-0000-8000-8000-000000000000",
    now,
    quirks: () => quirks.current(),
  });
  for (const customer of options.customers ?? []) customers.add(customer);
  const requests = new RequestLog(now, () => undefined);
  const closing = new AbortController();
  const sleptMs: number[] = [];
  const drops: string[] = [];
  const errors: Error[] = [];
  const app = createApp({
    apiKey: testApiKey,
    seed: "1",
    customers,
    requests,
    faults,
    quirks,
    save: options.save ?? (() => Promise.resolve()),
    onError: (error) => errors.push(error),
    sleep: (ms) => {
      sleptMs.push(ms);
      return Promise.resolve();
    },
    closing: closing.signal,
  });
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
    const response = await app.request(
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
    call,
    /** Sends one request, and reads the answer as JSON. */
    callJson: async (...args: Parameters<typeof call>): Promise<unknown> =>
      JSON.parse((await call(...args)).text),
    customers,
    requests,
    faults,
    closing,
    sleptMs,
    drops,
    errors,
  };
}
