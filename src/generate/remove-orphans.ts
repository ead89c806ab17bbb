import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes from the folder of what is compiled what has no source any more, as its file was deleted or renamed: the
 * compiler leaves it there, and it would be published.
 */
export async function removeOrphans(
  compiledFolder: string,
  sourceFolder: string,
): Promise<void> {
  const compiled = await readdir(compiledFolder, { recursive: true });
  const sources = new Set(await readdir(sourceFolder, { recursive: true }));
  for (const path of compiled) {
    const source = path.replace(/(\.d\.ts|\.js)$/, ".ts");
    if (source !== path && !sources.has(source))
      await rm(join(compiledFolder, path), { force: true });
  }
}
