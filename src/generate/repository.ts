import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";

/** The root of the repository. */
export const repositoryRoot = join(__dirname, "../..");

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
});

/** Reads the package.json of a package. */
export async function readManifest(
  folder: string,
): Promise<z.infer<typeof manifestSchema>> {
  const text = await readFile(join(folder, "package.json"), "utf8");
  return manifestSchema.parse(JSON.parse(text));
}
