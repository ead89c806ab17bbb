/** Fits text into terminal columns. Some characters take two columns, and some none. */
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

const graphemes = new Intl.Segmenter();

/**
 * Breaks a text into full lines.
 *
 * @param columns how wide a line is; at least as wide as the widest character
 */
export function breakText(text: string, columns: number): string[] {
  if (stringWidth(text) <= columns) return [text];
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const more = stringWidth(segment);
    if (line !== "" && width + more > columns) {
      lines.push(line);
      line = "";
      width = 0;
    }
    line += segment;
    width += more;
  }
  return [...lines, line];
}

/**
 * Breaks a sentence into lines at spaces, or inside a word that is longer than a line. All lines have the sentence's
 * indent. Normalises characters, so use {@link breakText} for values.
 *
 * @param columns how wide a line is; at least as wide as the widest character
 */
export function wrapText(text: string, columns: number): string[] {
  const [indent = ""] = /^ */.exec(text) ?? [];
  return wrapAnsi(text.trim(), columns - indent.length, { hard: true })
    .split("\n")
    .map((line) => (line === "" ? "" : `${indent}${line}`));
}

/**
 * Breaks a POSIX shell command into continued lines. Never breaks a word, even if it is longer than a line.
 */
export function wrapCommand(command: string, columns: number): string[] {
  if (stringWidth(command) <= columns) return [command];
  const [first = "", ...words] = command.match(/(?:\\.|'[^']*'|\S)+/g) ?? [];
  const lines = [first];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (stringWidth(`${longer} \\`) <= columns) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.map((line, index) =>
    index === lines.length - 1 ? line : `${line} \\`,
  );
}
