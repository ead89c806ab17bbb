import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Texts by their paths, relative to the root of the repository. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/**
 * Reads files that a tool has generated.
 *
 * @param from the folder that the tool has written
 * @param pattern of the files in it to take
 * @param to their folder in the repository
 */
export async function readGeneratedFiles(
  from: string,
  pattern: RegExp,
  to: string,
): Promise<GeneratedFiles> {
  const names = await readdir(from, { recursive: true });
  return new Map(
    await Promise.all(
      names
        .filter((name) => pattern.test(name))
        .sort()
        .map(async (name): Promise<[string, string]> => [
          join(to, name),
          await readFile(join(from, name), "utf8"),
        ]),
    ),
  );
}
