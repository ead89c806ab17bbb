/** How a message shows what it received: enough to recognise it, safe to print, and never without end. */
import { cut } from "./excerpt";
import { printable } from "./printable";

const maxShownLength = 80;

/** Quotes a text. After 80 characters, it is cut. */
export function quote(text: string): string {
  const shown = Array.from(text).slice(0, maxShownLength).join("");
  return `${printable(JSON.stringify(shown))}${shown === text ? "" : "…"}`;
}

/** Describes a value: a text is quoted, a list or an object is only named. What is cut is counted. */
export function describeReceived(value: unknown): string {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? "a list" : "an object";
  return typeof value === "string"
    ? withLength(quote(value), value)
    : describeNumber(String(value));
}

/** Shows a number of any length. What is cut is counted. */
export function describeNumber(digits: string): string {
  return withLength(cut(digits, maxShownLength), digits);
}

function withLength(shown: string, text: string): string {
  const { length } = Array.from(text);
  return length > maxShownLength ? `${shown} (${length} characters)` : shown;
}
