/** Indents every line but the first by two spaces, for YAML blocks and Markdown lists. */
export function indentLines(text: string): string {
  return text.replaceAll(/\n(?=[^\n])/g, "\n  ");
}
