/** Shows received values in messages: recognisable, safe to print and limited in length. */
import { countCharacters, firstCharacters } from "./characters";
import { cut } from "./excerpt";
import { printable } from "./printable";

const maxShownLength = 80;

/** Quotes a text, cut after 80 characters. */
export function quote(text: string): string {
  const shown = firstCharacters(text, maxShownLength);
  return `${printable(JSON.stringify(shown))}${shown === text ? "" : "…"}`;
}

/** Describes a value: quotes a text, and only names a list or an object. A cut text is followed by its full length. */
export function describeReceived(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "a list" : "an object";
  return typeof value === "string"
    ? withLength(quote(value), value)
    : describeNumber(String(value));
}

/** Shows a number of any length. A cut number is followed by its full length. */
export function describeNumber(digits: string): string {
  return withLength(cut(digits, maxShownLength), digits);
}

function withLength(shown: string, text: string): string {
  const length = countCharacters(text);
  return length > maxShownLength ? `${shown} (${length} characters)` : shown;
}
