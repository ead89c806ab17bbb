/** Indents by two spaces all lines of a text but the first, as its place in YAML or in a list of Markdown needs it. */
export function indentLines(text: string): string {
  return text.replaceAll(/\n(?=[^\n])/g, "\n  ");
}
