/** Draws what a program printed to a terminal, with the colours of picocolors. */
import { stripVTControlCharacters } from "node:util";
import { escapeMarkup } from "../../src/cli/drift/formats/escape-markup";

const lineHeight = 18;
const characterWidth = 8.5;
const margin = 20;

/** The styles of the codes that begin one. Other codes end it. */
const styles: ReadonlyMap<string, string> = new Map([
  ["1", "font-weight:bold"],
  ["2", "fill:#8b949e"],
  ["31", "fill:#ff8a80"],
  ["32", "fill:#7fd19b"],
  ["33", "fill:#e2b653"],
  ["36", "fill:#6bc5e0"],
]);

/** Draws text with ANSI codes as an SVG image. */
export function drawTerminal(text: string): string {
  const lines = text.split("\n");
  const columns = lines.map((line) => stripVTControlCharacters(line).length);
  const width = Math.ceil(Math.max(...columns) * characterWidth) + 2 * margin;
  const height = lines.length * lineHeight + 2 * margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img">
<title>What npm start prints</title>
<rect width="100%" height="100%" rx="8" fill="#14181f"/>
<g fill="#e8ebf0" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">
${drawLines(lines).join("")}</g>
</svg>
`;
}

/** A style lasts until a code ends it, also beyond the end of a line. */
function drawLines(lines: readonly string[]): readonly string[] {
  let style: string | undefined;
  const draw = (text: string) => {
    // An image has no other way to keep spaces that every browser knows.
    const drawn = escapeMarkup(text).replaceAll(" ", "\u00a0");
    return style === undefined || text === ""
      ? drawn
      : `<tspan style="${style}">${drawn}</tspan>`;
  };
  return lines.map((line, index) => {
    const [first = "", ...rest] = line.split("\u001b[");
    const parts = [draw(first)];
    for (const part of rest) {
      const end = part.indexOf("m");
      style = styles.get(part.slice(0, end));
      parts.push(draw(part.slice(end + 1)));
    }
    const y = margin + (index + 0.75) * lineHeight;
    return `<text x="${margin}" y="${y}">${parts.join("")}</text>\n`;
  });
}
