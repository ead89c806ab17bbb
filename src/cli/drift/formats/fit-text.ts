/** Fits texts to the columns of a terminal, of which some characters take two, and some none. */
import stringWidth from "string-width";

const ascii = /^[ -~]*$/;
const graphemes = new Intl.Segmenter();
const widths = new Map<string, number>();

/** How many columns a text takes. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const character of charactersOf(text)) width += widthOf(character);
  return width;
}

/** What people see as one character each. */
function charactersOf(text: string): Iterable<string> {
  return ascii.test(text)
    ? text
    : Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function widthOf(character: string): number {
  let width = widths.get(character);
  if (width === undefined) {
    width = measure(character);
    widths.set(character, width);
  }
  return width;
}

function measure(character: string): number {
  // The library's list of emoji is older than some of them, and its list of marks is short.
  if (/\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u.test(character)) return 2;
  return stringWidth(
    character.normalize().replaceAll(/[\p{Mn}\p{Me}\p{Cf}]/gu, ""),
  );
}

/**
 * Breaks a text into lines wherever one is full.
 *
 * @param columns how wide a line is; at least as the widest character
 */
export function breakText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const character of charactersOf(text)) {
    const more = widthOf(character);
    if (line !== "" && width + more > columns) {
      lines.push(line);
      line = "";
      width = 0;
    }
    line += character;
    width += more;
  }
  return [...lines, line];
}

/**
 * Breaks a text into lines at its spaces; a word only where it is longer than a line.
 *
 * @param columns how wide a line is; at least as the widest character
 */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const [word] of text.matchAll(/ *[^ ]+/g)) {
    const more = displayWidth(word);
    if (width + more <= columns) {
      line += word;
      width += more;
      continue;
    }
    if (line !== "") lines.push(line);
    lines.push(...breakText(line === "" ? word : word.trimStart(), columns));
    line = lines.pop() ?? "";
    width = displayWidth(line);
  }
  return [...lines, line];
}

/**
 * Breaks a command of a POSIX shell into lines that are the same command. A word of it stays whole, even where it is
 * longer than a line.
 */
export function wrapCommand(command: string, columns: number): string[] {
  if (displayWidth(command) <= columns) return [command];
  const [first = "", ...words] = command.match(/(?:\\.|'[^']*'|\S)+/g) ?? [];
  const lines = [first];
  for (const word of words) {
    const longer = `${lines.at(-1) ?? ""} ${word}`;
    if (displayWidth(`${longer} \\`) <= columns) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.map((line, index) =>
    index === lines.length - 1 ? line : `${line} \\`,
  );
}
