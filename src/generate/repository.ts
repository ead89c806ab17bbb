import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** The root of the repository. */
export const repositoryRoot = join(__dirname, "../..");

const packageSchema = z.object({ version: z.string() });

/** Reads the version from package.json. */
export async function readPackageVersion(): Promise<string> {
  const text = await readFile(join(repositoryRoot, "package.json"), "utf8");
  return packageSchema.parse(JSON.parse(text)).version;
}
