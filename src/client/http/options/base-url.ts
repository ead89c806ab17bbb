import { findBaseUrlProblem } from "../../../api/connection";
import { quote } from "../../../text/quote";
import { redacted } from "../../../text/redact";
import { InvalidOptionError } from "../../errors";
import { redactKeyLike } from "./redact";

/**
 * Parses the address of the API. Returns it without a slash at the end, so that a path can follow.
 *
 * @throws {InvalidOptionError} if {@link findBaseUrlProblem} finds a problem with it
 */
export function parseBaseUrl(text: string): string {
  const problem = findBaseUrlProblem(text);
  if (problem !== null)
    throw new InvalidOptionError(
      "baseUrl",
      `Invalid base URL ${quote(presentable(text))}: ${problem}`,
    );
  const url = new URL(text);
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

/** A password, or a key in the wrong place, must not appear in a message. */
function presentable(text: string): string {
  return redactKeyLike(text.replace(/\/\/.*@/s, `//${redacted}@`));
}
