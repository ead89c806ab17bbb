import { stat, writeFile } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";

/**
 * Writes a file in one step: a reader sees all of the old content or all of the new. Creates the file if it does not
 * exist. Something that is not a regular file, such as a device or a pipe, is written to and stays what it is.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  if (await isSpecialFile(path)) {
    await writeFile(path, content);
    return;
  }
  await writeFileAtomic(path, "", {
    ...options,
    // `writeFile` reports an error if the disk is full. The library's own write does not.
    // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the library awaits it and fails if it fails
    tmpfileCreated: (temporary) => writeFile(temporary, content),
  });
}

/** Whether the path exists and is not a regular file, but a device or a pipe, for example. */
export async function isSpecialFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === false;
}
