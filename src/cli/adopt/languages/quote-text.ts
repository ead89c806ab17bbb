import { printable } from "../../../text/printable";

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/**
 * Quotes a text so that both TypeScript and HCL can read it, except for HCL's templates. An unpaired surrogate, which
 * UTF-8 cannot represent, becomes U+FFFD, as in Terraform.
 */
export function quoteText(text: string): string {
  const content = text
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .replaceAll(/["\\\n\r\t]/g, (character) => escapes.get(character) ?? "");
  return `"${printable(content)}"`;
}
