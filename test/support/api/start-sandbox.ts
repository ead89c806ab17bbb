import { afterEach } from "@jest/globals";
import {
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from "../../../src/sandbox";

const running: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
});

/** Starts a sandbox that is closed when the test ends. */
export async function startTestSandbox(
  options?: SandboxOptions,
): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  running.push(sandbox);
  return sandbox;
}

/** Sends one request with the sandbox's key. */
export function callSandbox(
  { url, apiKey }: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${apiKey}` },
    redirect: "manual",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
