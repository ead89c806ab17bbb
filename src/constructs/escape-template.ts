import { Token } from "cdktf";

const token = /(\$\{TfToken\[[\w:.-]+\]\})/;

/**
 * Escapes Terraform's template syntax, `${` and `%{`, so that the text is literal. CDKTF's tokens in it
 * stay tokens.
 */
export function escapeTemplate(text: string): string {
  if (!text.includes("{")) return text;
  if (!Token.isUnresolved(text))
    return text.replaceAll("${", () => "$${").replaceAll("%{", "%%{");
  return text
    .split(token)
    .map((part, index) => (index % 2 === 0 ? escapeBesideTokens(part) : part))
    .join("");
}

/** Escapes the keys and values of a map, unless the whole map is a token. */
export function escapeTemplates(
  map: Readonly<Record<string, string>>,
): Record<string, string> {
  return Token.isUnresolved(map)
    ? map
    : Object.fromEntries(
        Object.entries(map).map(([key, value]) => [
          escapeTemplate(key),
          escapeTemplate(value),
        ]),
      );
}

/** Escapes the elements of a list, unless the whole list is a token. */
export function escapeTemplateList(list: readonly string[]): string[] {
  return Token.isUnresolved(list) ? [...list] : list.map(escapeTemplate);
}

/**
 * Beside a token, `$${` does not work: CDKTF takes it for the beginning of an expression, and renders the
 * tokens after it without braces. A dollar sign before a token, which becomes `${…}`, would escape that
 * token. So dollar signs become separate expressions there.
 */
function escapeBesideTokens(text: string): string {
  return text
    .replaceAll(/%(?=\{)/g, "%%")
    .replaceAll(/\$+(?=\{|$)/g, (dollars) =>
      Token.asString(Token.asAny(`\${"${dollars}"}`)),
    );
}
