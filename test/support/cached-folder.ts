import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Returns a folder in the user's folder of caches, outside the repository. The first call fills it.
 *
 * @param name of what is in it, with the version
 */
export async function cachedFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const { XDG_CACHE_HOME: caches = join(homedir(), ".cache") } = process.env;
  const parent = join(caches, "cdktf-avara");
  const folder = join(parent, name);
  if (existsSync(folder)) return folder;
  await mkdir(parent, { recursive: true });
  const unfinished = await mkdtemp(`${folder}.`);
  await fill(unfinished);
  // In one step, so that an interrupted run leaves no half of it.
  await rename(unfinished, folder);
  return folder;
}
