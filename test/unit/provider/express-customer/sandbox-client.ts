import { createAvaraClient } from "../../../../src/client/avara-client";
import type { Clock } from "../../../../src/system/clock";
import {
  createSandboxApp,
  testApiKey,
  type SandboxAppOptions,
} from "../../../support/api/create-sandbox-app";
import { createFakeClock } from "../../../support/fake-clock";

/** Creates a client of a sandbox without a socket, and a clock that records each wait and skips it. */
export function createSandboxClient(
  options: SandboxAppOptions & {
    /** Another client that acts just before a call arrives. The call is given as `PATCH /v1/express/…`. */
    readonly meanwhile?: (call: string) => void;
  } = {},
) {
  const { meanwhile, ...appOptions } = options;
  const sandbox = createSandboxApp(appOptions);
  const calls: string[] = [];
  const sleptMs: number[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (ms) => {
      sleptMs.push(ms);
      return Promise.resolve();
    },
  };
  const { expressCustomers: api } = createAvaraClient({
    apiKey: testApiKey,
    baseUrl: "https://api.test",
    maxRetries: 0,
    // The clock stands still, so that no request times out.
    clock: createFakeClock(),
    send: async ({ url, method, body }) => {
      const { pathname, search } = new URL(url);
      meanwhile?.(`${method} ${pathname}`);
      calls.push(`${method} ${pathname.replace(/\/cus_[0-9a-f]+/, "/{id}")}`);
      const response = await sandbox.call(method, pathname + search, body);
      return new Response(response.text, response);
    },
  });
  return { ...sandbox, api, clock, calls, sleptMs };
}
