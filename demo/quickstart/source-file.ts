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
  /**
   * Replaces a text in the first line that contains it.
   *
   * @throws {StoryError} if no line does
   */
  edit(text: string, replacement: string): Promise<EditedLine>;
}

/** Opens a file of code. */
export function openSourceFile(path: string): SourceFile {
  const name = basename(path);
  const read = () => readFile(path, "utf8");
  const write = (text: string) => writeFile(path, text);
  return {
    read,
    write,
    async edit(text, replacement) {
      const lines = (await read()).split("\n");
      const index = lines.findIndex((line) => line.includes(text));
      const { [index]: before } = lines;
      if (before === undefined)
        throw new StoryError(`No line of ${name} contains "${text}".`);
      const after = before.replace(text, replacement);
      await write(lines.with(index, after).join("\n"));
      return {
        place: `${name}:${index + 1}`,
        before: before.trim(),
        after: after.trim(),
      };
    },
  };
}
