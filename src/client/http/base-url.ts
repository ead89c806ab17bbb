import { quote } from "../../text/quote";
import { redacted } from "../../text/redact";
import { InvalidOptionError } from "../errors";
import { redactKeyLike } from "./redact";

/**
 * Parses the address of the API. Returns it without a slash at the end, so that a path can follow.
 *
 * @throws {InvalidOptionError} unless it is an `https` URL, or an `http` URL of a loopback host (`localhost`,
 * `127.0.0.0/8`, `[::1]`), without a user name, password, query and fragment
 */
export function parseBaseUrl(text: string): string {
  const refuse = (problem: string): never => {
    throw new InvalidOptionError(
      "baseUrl",
      `Invalid base URL ${quote(presentable(text))}: ${problem}`,
    );
  };
  const url = URL.canParse(text)
    ? new URL(text)
    : refuse(
        "it is not a URL. Give one such as https://api.avarasoftware.com.",
      );
  if (url.protocol !== "https:" && url.protocol !== "http:")
    refuse("its scheme is not supported. Use https://.");
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    refuse(
      "http would send the API key unencrypted. It is allowed only to localhost, 127.0.0.0/8 and [::1]. Use https://.",
    );
  if (url.username !== "" || url.password !== "")
    refuse(
      "it contains a user name or a password. Remove them; the API key has its own option.",
    );
  if (url.search !== "" || url.hash !== "")
    refuse("it contains a query or a fragment. Remove what follows the path.");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** Takes a host name that `URL` has normalised, which writes IPv4 addresses in full. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/** A password, or a key in the wrong place, must not appear in a message. */
function presentable(text: string): string {
  return redactKeyLike(text.replace(/\/\/.*@/s, `//${redacted}@`));
}
