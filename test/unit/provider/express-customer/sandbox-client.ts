import { createAvaraClient } from "../../../../src/client/avara-client";
import {
  createSandboxApp,
  testApiKey,
  type SandboxAppOptions,
} from "../../../support/api/create-sandbox-app";
import { createFakeClock } from "../../../support/fake-clock";
import { createHastyClock } from "../../../support/hasty-clock";

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
  const clock = createHastyClock();
  const { expressCustomers: api } = createAvaraClient({
    apiKey: testApiKey,
    baseUrl: "https://api.test",
    maxRetries: 0,
    // The clock stands still, so that no request times out.
    clock: createFakeClock(),
    send: async (request) => {
      const { method, url } = request;
      const { pathname } = new URL(url);
      meanwhile?.(`${method} ${pathname}`);
      calls.push(`${method} ${pathname.replace(/\/cus_[0-9a-f]+/, "/{id}")}`);
      return sandbox.send(request);
    },
  });
  return { ...sandbox, api, clock, calls, sleptMs: clock.sleptMs };
}
