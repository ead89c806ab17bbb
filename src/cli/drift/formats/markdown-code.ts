/** Foreign text in Markdown: inside code, it is no markup, no mention of a person and no link. */
import { cut } from "../../../text/excerpt";

/** Writes a text as a code span. */
export function codeSpan(text: string): string {
  const fence = fenceOf(text, 1);
  // If a span begins and ends with a space, those two are no part of its text.
  const padding = /^$|^[ `]|`$/.test(text) ? " " : "";
  return `${fence}${padding}${text}${padding}${fence}`;
}

/** Writes a text as a code span in a table. */
export function codeCell(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

/** Writes lines as a code block, cut if they are longer than `maxLength`. */
export function codeBlock(text: string, maxLength: number): string {
  const shown = cut(text, maxLength);
  const fence = fenceOf(shown, 3);
  return `${fence}text\n${shown}\n${fence}\n`;
}

/** More backticks than the text has in a row. */
function fenceOf(text: string, minLength: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return "`".repeat(Math.max(minLength, ...runs));
}
