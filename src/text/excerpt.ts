import { printable } from "./printable";

/** Cuts a text after `maxLength` characters (Unicode code points), and marks the cut. */
export function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const characters = Array.from(text);
  return characters.length <= maxLength
    ? text
    : `${characters.slice(0, maxLength).join("")}…`;
}

/** Turns a text of unknown origin into one line that is safe to print and not too long. */
export function excerpt(text: string, maxLength = 200): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return printable(cut(line, maxLength));
}
