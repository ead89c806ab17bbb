import type { Agent, AgentOptions } from "node:http";

export type CreateAgent = (options: AgentOptions) => Agent;

/** The variables that may name a proxy for `https`. The client sends `http` to this machine only, without a proxy. */
const proxyVariables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/**
 * Loads the proxy that the environment names for an address, as curl reads it: `HTTPS_PROXY` or `ALL_PROXY`, unless
 * `NO_PROXY` excludes the host.
 *
 * @returns undefined if there is none
 */
export async function loadProxy(url: string): Promise<CreateAgent | undefined> {
  const isSet = proxyVariables.some((name) => (process.env[name] ?? "") !== "");
  if (!isSet || !url.startsWith("https:")) return undefined;
  const [{ getProxyForUrl }, { HttpsProxyAgent }] = await Promise.all([
    import("proxy-from-env"),
    import("https-proxy-agent"),
  ]);
  const proxy = getProxyForUrl(url);
  if (proxy === "") return undefined;
  // The URL may hold a password, so it is in no message.
  if (!URL.canParse(proxy))
    throw new Error(
      "the proxy in HTTPS_PROXY or ALL_PROXY is not a URL, such as http://proxy.example.com:8080",
    );
  return (options) => new HttpsProxyAgent(proxy, options);
}
