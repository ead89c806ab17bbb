import { isUsableId } from "../customer/check-id";

/** Letters that Unicode does not decompose into a Latin letter and a mark. */
const latinLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};

/**
 * Makes a key from a name: `St. Anne’s Clinic` becomes `st-annes-clinic`. A construct can always have this key.
 *
 * @param separator between words
 * @returns null if the name has neither letters from a to z nor digits
 */
export function keyOfName(name: string, separator: "-" | "_"): string | null {
  const key = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[\p{Mark}'’‘ʼ]/gu, "")
    .replaceAll(/[^\0-\x7f]/gu, (letter) => latinLetters[letter] ?? separator)
    .replaceAll(/[^a-z0-9]+/g, separator)
    .replaceAll(/^[-_]|[-_]$/g, "");
  if (key === "") return null;
  return isUsableId(key) ? key : `customer${separator}${key}`;
}
