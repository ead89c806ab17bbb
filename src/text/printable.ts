/** Escapes the control, bidirectional and invisible characters of a text, so that it is safe to print. */
export function printable(text: string): string {
  return text.replaceAll(
    unprintable(),
    (character) =>
      `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Makes each line of a text safe to print. JSON keeps its value, because the escapes are those of JSON. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/**
 * Control characters, invisible characters, and characters that change the direction of text. Not a literal: each process
 * that loads this file would pay for its `\p`, used or not.
 */
function unprintable(): RegExp {
  return new RegExp(
    String.raw`[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]`,
    "gu",
  );
}
