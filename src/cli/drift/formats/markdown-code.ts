/** Writes foreign text in Markdown as code, so that it cannot become markup, a mention or a link. */
import { cut } from "../../../text/excerpt";

/** Writes a text as a code span. */
export function codeSpan(text: string): string {
  const fence = fenceOf(text, 1);
  // Markdown strips one space from both ends of a span.
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

/** A fence with more backticks than the text has in a row. */
function fenceOf(text: string, minLength: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return "`".repeat(Math.max(minLength, ...runs));
}
