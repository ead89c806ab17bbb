import { firstCharacters } from "./characters";
import { printable } from "./printable";

/** Cuts a text after `maxLength` characters (Unicode code points), and marks the cut. */
export function cut(text: string, maxLength: number): string {
  const shown = firstCharacters(text, maxLength);
  return shown === text ? text : `${shown}…`;
}

/** A text for the reason that `printable` has. */
const controlOrSpace = String.raw`[\p{Cc}\s]+`;

/** Turns a text of unknown origin into one line that is safe to print and not too long. */
export function excerpt(text: string, maxLength = 200): string {
  const line = text.replace(new RegExp(controlOrSpace, "gu"), " ").trim();
  return printable(cut(line, maxLength));
}
