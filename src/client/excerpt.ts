/**
 * Makes text of unknown origin fit to be shown in one line: control characters, which a terminal
 * would obey, become spaces, and what is too long is cut.
 */
export function excerpt(text: string, maxLength = 200): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (line.length <= maxLength) return line;
  // A cut must not leave half of a surrogate pair behind.
  return `${line.slice(0, maxLength).replace(/[\ud800-\udbff]$/, "")}…`;
}
