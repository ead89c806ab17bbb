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
