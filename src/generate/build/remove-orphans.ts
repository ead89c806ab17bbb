import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/**
 * Removes compiled files whose source was deleted or renamed. The compiler leaves them, and they would be published.
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
