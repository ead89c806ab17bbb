const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Quotes, what cannot be seen, and what makes an editor show code in another order than it is read in. */
const escaped =
  /["\\\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Quotes a text as both TypeScript and HCL read it, but for the templates of HCL. Half of a surrogate pair, which
 * no UTF-8 holds, becomes the character that Terraform replaces it by.
 */
export function quoteText(text: string): string {
  const content = text
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(
      escaped,
      (character) => shortEscapes.get(character) ?? unicodeEscape(character),
    );
  return `"${content}"`;
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
