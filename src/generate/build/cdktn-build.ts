/**
 * Makes the build for CDK Terrain, the successor of CDKTF, from the compiled build for CDKTF. Both have the same API, so
 * only the names of imported modules differ.
 */
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The folder in `dist` with the build for CDK Terrain. */
export const cdktnFolder = "cdktn";

/** The modules that apps import, and our modules that these import. */
const parts = /^(index|version)\.|^(api|bindings|constructs|text)\//;

const replacements: readonly (readonly [RegExp, string])[] = [
  [/(?<=["'])cdktf(?=["'/])/g, "cdktn"],
  // There is no null provider for CDK Terrain.
  [/(?<=["'])\.\/null-resource(?=["'])/g, "./terraform-data-resource"],
  // The build is one folder deeper than the other.
  [/(?<=["'])\.\.\/\.\.\/\.\.\/dist\//g, "../../../../dist/"],
];

/** Replaces imports of CDKTF with those of CDK Terrain, in the text of a module or of its types. */
export function replaceImports(text: string): string {
  return replacements.reduce(
    (replaced, [pattern, replacement]) =>
      replaced.replaceAll(pattern, replacement),
    text,
  );
}

/** Writes the build for CDK Terrain beside the one for CDKTF. Replaces a former one. */
export async function buildForCdktn(dist: string): Promise<void> {
  await rm(join(dist, cdktnFolder), { recursive: true, force: true });
  const files = await readdir(dist, { recursive: true });
  for (const file of files.filter(isPart)) {
    const text = await readFile(join(dist, file), "utf8");
    const path = join(dist, cdktnFolder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, replaceImports(text));
  }
}

function isPart(file: string): boolean {
  return (
    parts.test(file) &&
    /\.(js|d\.ts)$/.test(file) &&
    !/\/(load-null-package|null-provider|null-resource)\./.test(file)
  );
}
