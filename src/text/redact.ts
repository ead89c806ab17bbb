import { escapeRegExp } from "./escape-regexp";

/** Removes secrets from a text. Redact before you cut, because half a secret is not recognised. */
export type Redact = (text: string) => string;

/** The placeholder for a secret, the same as Terraform's own. */
export const redacted = "(sensitive)";

/** Shorter values are not treated as secrets: they are flags or numbers, and would match almost any text. */
const minSecretLength = 4;

/**
 * Creates the function that removes secrets from a text: in plain, JSON and URL-encoded form, in upper and lower
 * case. Values shorter than four characters are ignored.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const spellings = secrets
    .filter(({ length }) => length >= minSecretLength)
    .flatMap(spellingsOf)
    // Longest first, because a secret may be part of another.
    .toSorted((a, b) => b.length - a.length);
  if (spellings.length === 0) return (text) => text;
  const pattern = new RegExp(spellings.map(escapeRegExp).join("|"), "gi");
  return (text) => text.replace(pattern, redacted);
}

function spellingsOf(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    // It throws on an unpaired surrogate.
    encodeURIComponent(secret.toWellFormed()),
  ];
}
