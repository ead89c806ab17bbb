/** How a message shows what it received: enough to recognise it, and never without end. */
import type { NumberValue } from "./values";

const maxShownLength = 80;

/** A text in quotation marks; one of more than 80 characters is cut short. */
export function quote(text: string): string {
  const { shown, isCut } = cutShort(text);
  return `${JSON.stringify(shown)}${isCut ? "…" : ""}`;
}

/** A text in quotation marks, or a number; one of more than 80 characters is cut short, and counted. */
export function describeReceived(value: string | NumberValue): string {
  const { shown, isCut, length } = cutShort(value.toString());
  return `${typeof value === "string" ? JSON.stringify(shown) : shown}${isCut ? `… (${length} characters)` : ""}`;
}

function cutShort(text: string) {
  const characters = Array.from(text);
  const { length } = characters;
  const shown = characters.slice(0, maxShownLength).join("");
  return { shown, isCut: length > maxShownLength, length };
}
