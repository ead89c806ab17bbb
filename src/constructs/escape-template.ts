import { Token } from "cdktf";

const token = /(\$\{TfToken\[[\w:.-]+\]\})/;

/**
 * Escapes what Terraform would read as a template, `${` and `%{`, so that a text arrives as it is
 * written. The tokens of CDKTF in it stay tokens.
 */
export function escapeTemplate(text: string): string {
  if (!Token.isUnresolved(text)) return text.replaceAll(/[$%](?=\{)/g, "$&$&");
  return text
    .split(token)
    .map((part, index) => (index % 2 === 0 ? escapeBesideTokens(part) : part))
    .join("");
}

/** Escapes the keys and the values of a map; one that is a token as a whole stays as it is. */
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

/**
 * Beside a token, `$${` does not do: CDKTF takes it for the beginning of an expression, and renders
 * the tokens after it without their braces. And a dollar sign before a token, which becomes `${…}`,
 * would escape that. So dollar signs become an expression of their own there.
 */
function escapeBesideTokens(text: string): string {
  return text
    .replaceAll(/%(?=\{)/g, "%%")
    .replaceAll(/\$+(?=\{|$)/g, (dollars) =>
      Token.asString(Token.asAny(`\${"${dollars}"}`)),
    );
}
