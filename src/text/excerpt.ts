import { firstCharacters } from "./characters";
import { printable } from "./printable";

/** Cuts a text after `maxLength` characters (Unicode code points), and marks the cut. */
export function cut(text: string, maxLength: number): string {
  const shown = firstCharacters(text, maxLength);
  return shown === text ? text : `${shown}…`;
}

/** Turns a text of unknown origin into one line that is safe to print and not too long. */
export function excerpt(text: string, maxLength = 200): string {
  const line = text.replace(controlOrSpace(), " ").trim();
  return printable(cut(line, maxLength));
}

/** Not a literal, for the reason that `printable` has. */
function controlOrSpace(): RegExp {
  return new RegExp(String.raw`[\p{Cc}\s]+`, "gu");
}
