import { createRedact, redacted, type Redact } from "../../../text/redact";

/** What looks like a key of the API. Finds keys that no client knows yet, and keys of others. */
const keyLike = /sk_(?:[a-z]+_)?[0-9a-z]{16,}/gi;

/** Removes everything that looks like a key of the API (`sk_live_…`) from a text. */
export function redactKeyLike(text: string): string {
  return text.replace(keyLike, redacted);
}

/** Creates the function that removes a client's secrets from a text: the key and the values of the custom headers. */
export function createClientRedact(
  apiKey: string,
  headerValues: readonly string[],
): Redact {
  const redact = createRedact([
    apiKey,
    ...headerValues.flatMap(secretsInHeader),
  ]);
  return (text) => redactKeyLike(redact(text));
}

/** The value, and its last word alone: the credentials of `Basic …` or `Bearer …`. */
function secretsInHeader(value: string): readonly string[] {
  return [value, value.split(" ").at(-1) ?? ""];
}
