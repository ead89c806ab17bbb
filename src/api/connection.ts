/**
 * How the API is reached: addresses, headers and environment variables.
 */

/** The vendor's address of the API. A path prefix and a trailing slash are allowed in another. */
export const defaultBaseUrl = "https://api.avarasoftware.com";

/** The path of the customers, below the base URL. */
export const expressCustomersPath = "/v1/express";

/** The environment variables that the vendor's own SDKs read too. */
export const environmentVariables = {
  apiKey: "AVARA_API_KEY",
  baseUrl: "AVARA_BASE_URL",
  customHeaders: "AVARA_CUSTOM_HEADERS",
} as const;
