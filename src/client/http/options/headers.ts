import {
  apiKeyPattern,
  headerNamePattern,
  headerValuePattern,
  reservedHeaders,
} from "../../../api/connection";
import { quote } from "../../../text/quote";
import { version } from "../../../version";
import { InvalidOptionError } from "../../errors";

/** Headers by name. */
export type HeaderMap = Readonly<Record<string, string>>;

/**
 * Parses the value of `AVARA_CUSTOM_HEADERS`: lines of `Name: value`. Empty lines are skipped. If a name is repeated,
 * its last line wins.
 *
 * @throws {InvalidOptionError} naming the line, never its text, which may contain a secret
 */
export function parseCustomHeaders(text: string): HeaderMap {
  const headers = new Map<string, string>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    if (colon < 0)
      throw new InvalidOptionError(
        "customHeaders",
        `Invalid custom headers: line ${index + 1} has no colon. Write each header as "Name: value" on a line of its own.`,
      );
    const name = line.slice(0, colon).trim();
    const value = line.slice(colon + 1).trim();
    checkCustomHeader(`line ${index + 1}`, name, value);
    headers.set(name.toLowerCase(), value);
  }
  return Object.fromEntries(headers);
}

/**
 * Creates the headers of every request. Custom headers replace `accept` and `user-agent`.
 *
 * @throws {InvalidOptionError} for a key or a header that cannot be sent; its message contains no values
 */
export function createHeaders(options: {
  readonly apiKey: string;
  readonly customHeaders: HeaderMap;
  readonly userAgentSuffix: string;
}): HeaderMap {
  const { apiKey, customHeaders } = options;
  if (!apiKeyPattern.test(apiKey))
    throw new InvalidOptionError("apiKey", invalidKeyMessage(apiKey));
  const suffix = options.userAgentSuffix.trim();
  if (!headerValuePattern.test(suffix))
    throw new InvalidOptionError(
      "userAgentSuffix",
      "Invalid user agent suffix: it contains a character that a header cannot have. Use printable ASCII characters.",
    );
  const headers = new Map([
    ["accept", "application/json"],
    ["user-agent", `cdktf-avara/${version} ${suffix}`.trim()],
  ]);
  for (const [name, value] of Object.entries(customHeaders)) {
    checkCustomHeader(quote(name), name, value);
    headers.set(name.toLowerCase(), value);
  }
  headers.set("authorization", `Bearer ${apiKey}`);
  return Object.fromEntries(headers);
}

function checkCustomHeader(where: string, name: string, value: string): void {
  const reject = (problem: string): never => {
    throw new InvalidOptionError(
      "customHeaders",
      `Invalid custom header (${where}): ${problem}`,
    );
  };
  if (!headerNamePattern.test(name))
    reject("its name is not a valid header name.");
  if (reservedHeaders.has(name.toLowerCase()))
    reject(`the client sets ${name.toLowerCase()} itself. Remove it.`);
  if (!headerValuePattern.test(value))
    reject(
      "its value contains a line break, a control character or a character outside Latin-1, which a header cannot have.",
    );
}

function invalidKeyMessage(apiKey: string): string {
  if (apiKey === "") return "Invalid API key: it is empty.";
  if (apiKey.trim() !== apiKey)
    return "Invalid API key: it begins or ends with white space, such as a copied line break. Remove it.";
  return "Invalid API key: it contains a space or a character other than printable ASCII. Copy the key again.";
}
