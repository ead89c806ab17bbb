import { stat, writeFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";

/**
 * Writes a file that may be there already: it has the old content until it has all of the new. What is there and is no
 * regular file, as a device or a pipe, is written to and stays.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  if (await isSpecialFile(path)) {
    await writeFile(path, text);
    return;
  }
  await writeFileAtomic(path, "", {
    // What it writes itself it takes for the whole, even where a full disk holds only a part.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- it does wait, and fails with it
    tmpfileCreated: (temporary) => writeFile(temporary, text),
  });
}

/** Whether there is something that is not a regular file, as a device or a pipe. */
export async function isSpecialFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === false;
}
