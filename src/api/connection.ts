/** How to reach the API: its address, its paths and the environment variables. */

/** The vendor's address of the API. Another address may have a path and a trailing slash. */
export const defaultBaseUrl = "https://api.avarasoftware.com";

/** The path of the customers, below the base URL. */
export const expressCustomersPath = "/v1/express";

/** The environment variables, which the vendor's own SDKs read too. */
export const environmentVariables = {
  apiKey: "AVARA_API_KEY",
  baseUrl: "AVARA_BASE_URL",
  customHeaders: "AVARA_CUSTOM_HEADERS",
} as const;

/** The largest values that the settings of a connection may have. */
export const connectionLimits = {
  maxRequestTimeoutSeconds: 300,
  maxRetries: 20,
  maxRequestsPerSecond: 1000,
} as const;

/** What an API key may be: printable ASCII characters without spaces. */
export const apiKeyPattern = /^[\x21-\x7e]+$/;

/** What the name of a header may be. */
export const headerNamePattern = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

/** What the value of a header may be: exactly what Node.js can send. */
export const headerValuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The client or the connection sets these headers. As custom headers, they would break a request. */
export const reservedHeaders: ReadonlySet<string> = new Set([
  "authorization",
  "connection",
  "content-length",
  "content-type",
  "expect",
  "host",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Finds out why a text cannot be the address of the API. It must be an `https` URL, or an `http` URL of a loopback host
 * (`localhost`, `127.0.0.0/8`, `[::1]`), without a user name, password, query and fragment.
 *
 * @returns a sentence that never contains the text, which may contain a secret; null if the text is an address
 */
export function findBaseUrlProblem(text: string): string | null {
  if (!URL.canParse(text))
    return `it is not a URL. Give one such as ${defaultBaseUrl}.`;
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "its scheme is not supported. Use https://.";
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return "http would send the API key unencrypted. It is allowed only to localhost, 127.0.0.0/8 and [::1]. Use https://.";
  if (url.username !== "" || url.password !== "")
    return "it contains a user name or a password. Remove them; the API key has its own option.";
  if (url.search !== "" || url.hash !== "")
    return "it contains a query or a fragment. Remove what follows the path.";
  return null;
}

/** Takes a host name that `URL` has normalised, which writes IPv4 addresses in full. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
