/** Removes secrets from text. */
export type Redact = (text: string) => string;

const replacement = "[redacted]";

/** Below this, a header's value is a flag or a number, and removing it would garble messages. */
const minHeaderSecretLength = 4;

/** What looks like a key of the API: for text that may hold one before any client knows it. */
const keyLike = /sk_(?:[a-z]+_)?[0-9a-z]{16,}/gi;

/** Removes whatever looks like a key of the API (`sk_live_…`) from `text`. */
export function redactKeyLike(text: string): string {
  return text.replace(keyLike, replacement);
}

/**
 * Returns the function that removes a client's secrets from text: the key and the values of the
 * custom headers, also as JSON or a URL would write them, in any case of letters. Redact before
 * cutting: half a key is not recognised.
 */
export function createRedact(
  apiKey: string,
  headerValues: readonly string[],
): Redact {
  const pattern = new RegExp(
    [apiKey, ...headerValues.flatMap(secretsOfHeader)]
      .flatMap(spellings)
      // The longest first, or a secret that begins with another would lose its beginning only.
      .sort((a, b) => b.length - a.length)
      .map((secret) => secret.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))
      .join("|"),
    "gi",
  );
  return (text) => redactKeyLike(text.replace(pattern, replacement));
}

/** The value, and its last word alone: the credentials of `Basic …` or `Bearer …`. */
function secretsOfHeader(value: string): readonly string[] {
  return [value, value.split(" ").at(-1) ?? ""].filter(
    ({ length }) => length >= minHeaderSecretLength,
  );
}

function spellings(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
  ];
}
