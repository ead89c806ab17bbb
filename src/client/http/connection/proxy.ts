import type { Agent, AgentOptions } from "node:http";
import { HttpsProxyAgent } from "hpagent";
import { getProxyForUrl } from "proxy-from-env";

/**
 * Finds the proxy that the environment names for an address, as curl does: `HTTPS_PROXY` or `ALL_PROXY`, unless
 * `NO_PROXY` excludes the host.
 *
 * @returns undefined if there is none
 * @throws {Error} if its address is not a URL
 */
export function findProxy(
  url: string,
): ((options: AgentOptions) => Agent) | undefined {
  const proxy = getProxyForUrl(url);
  if (proxy === "") return undefined;
  // No message shows the address, because it may contain a password.
  if (!URL.canParse(proxy))
    throw new Error(
      "the proxy in HTTPS_PROXY or ALL_PROXY is not a URL, such as http://proxy.example.com:8080",
    );
  return (options) => new HttpsProxyAgent({ ...options, proxy });
}
