import { stripVTControlCharacters } from "node:util";

/** Selects chapters of a story by their numbers. */
export function selectChapters(
  story: string,
  numbers: readonly number[],
): string {
  let chapter = 0;
  const lines = story.split("\n").filter((line) => {
    const [, number] = /^(\d+)\. /.exec(stripVTControlCharacters(line)) ?? [];
    chapter = Number(number ?? chapter);
    return numbers.includes(chapter);
  });
  return lines.join("\n").trimEnd();
}
