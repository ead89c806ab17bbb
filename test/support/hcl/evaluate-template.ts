const parts =
  /(?<escape>\$\$+\{|%%+\{)|\$\{"(?<literal>[^"]*)"\}|\$\{(?<reference>[^}"]*)\}|(?<directive>%\{)/g;

/**
 * Evaluates a string of a configuration as Terraform does: unescapes template markers, and evaluates literals and
 * references in interpolations.
 *
 * @throws {Error} at a reference without a value, and at a directive
 */
export function evaluateTemplate(
  text: string,
  values: Readonly<Record<string, string>> = {},
): string {
  let result = "";
  let end = 0;
  for (const match of text.matchAll(parts)) {
    const { escape, literal, reference } = match.groups ?? {};
    const value =
      escape?.slice(1) ??
      literal ??
      (reference === undefined ? undefined : values[reference]);
    if (value === undefined)
      throw new Error(`${match[0]} has no value in ${JSON.stringify(text)}`);
    result += text.slice(end, match.index) + value;
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}
