import { printable } from "../../text/printable";

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * Quotes a text in a way that both TypeScript and HCL read, apart from the templates of HCL. Half of a surrogate pair,
 * which UTF-8 cannot represent, becomes the character that Terraform replaces it with.
 */
export function quoteText(text: string): string {
  const content = text
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(/["\\\n\r\t]/g, (character) => escapes.get(character) ?? "");
  return `"${printable(content)}"`;
}
