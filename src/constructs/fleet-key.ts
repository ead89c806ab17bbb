import { Token } from "cdktf";

/**
 * Makes a key of a name: `St. Anne’s Clinic` becomes `st-annes-clinic`.
 *
 * @returns null where the name is a token, or has neither letters from a to z nor digits
 */
export function keyOfName(name: string): string | null {
  if (Token.isUnresolved(name)) return null;
  const key = name
    .normalize("NFKD")
    .replaceAll(/[\p{Mark}'’]/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return key === "" ? null : key;
}
