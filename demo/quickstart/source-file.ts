import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { StoryError } from "../storytelling/story-error";

/** One line of code, before and after an edit, without its indentation. */
export interface EditedLine {
  /** Where it is, as `main.ts:7`. */
  readonly place: string;
  readonly before: string;
  readonly after: string;
}

/** A file of code that can be edited a line at a time. */
export interface SourceFile {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  /** Returns the number, from 1, of the first line that contains a text. */
  findLine(text: string): Promise<number>;
  /** Replaces the first occurrence of a text in a line. */
  editLine(
    number: number,
    text: string,
    replacement: string,
  ): Promise<EditedLine>;
}

/** Opens a file of code. A missing text is a {@link StoryError}. */
export function openSourceFile(path: string): SourceFile {
  const name = basename(path);
  const readLines = async () => (await readFile(path, "utf8")).split("\n");
  return {
    read: () => readFile(path, "utf8"),
    write: (text) => writeFile(path, text),
    async findLine(text) {
      const index = (await readLines()).findIndex((line) =>
        line.includes(text),
      );
      if (index === -1)
        throw new StoryError(`No line of ${name} contains "${text}".`);
      return index + 1;
    },
    async editLine(number, text, replacement) {
      const lines = await readLines();
      const place = `${name}:${number}`;
      const before = lines[number - 1];
      if (!before?.includes(text))
        throw new StoryError(`${place} does not contain "${text}".`);
      const after = before.replace(text, replacement);
      await writeFile(path, lines.with(number - 1, after).join("\n"));
      return { place, before: before.trim(), after: after.trim() };
    },
  };
}
