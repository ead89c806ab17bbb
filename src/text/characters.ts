/** Characters (Unicode code points) of texts of any size, without a list of them, which takes ten times the memory. */

/** Counts the characters of a text. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; count += 1)
    i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** Returns the first characters of a text, at most `count`. */
export function firstCharacters(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join("");
}
