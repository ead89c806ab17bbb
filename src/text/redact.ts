import { escapeRegExp } from "./escape-regexp";

/** Removes secrets from a text. Redact before you cut: half a secret is not recognised. */
export type Redact = (text: string) => string;

/** What stands in place of a secret, in Terraform's own word. */
export const redacted = "(sensitive)";

/** A shorter value is not treated as a secret: it is a flag or a number, and would match almost any text. */
const minSecretLength = 4;

/**
 * Creates the function that removes secrets from a text: as they are, as JSON writes them and as a URL writes them,
 * in upper and lower case. Values shorter than four characters are ignored.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const spellings = secrets
    .filter(({ length }) => length >= minSecretLength)
    .flatMap(spellingsOf)
    // The longest first: a secret may be a part of another.
    .toSorted((a, b) => b.length - a.length);
  if (spellings.length === 0) return (text) => text;
  const pattern = new RegExp(spellings.map(escapeRegExp).join("|"), "gi");
  return (text) => text.replace(pattern, redacted);
}

function spellingsOf(secret: string): readonly string[] {
  // Half of a surrogate pair has no place in a URL.
  const wellFormed = secret.replace(/\p{Cs}/gu, "\ufffd");
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(wellFormed),
  ];
}
