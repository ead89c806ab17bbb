/**
 * Bundles `cdktf-avara/framework`: an entry, and chunks that a provider loads when Terraform needs them. The bundle contains
 * the package that the protocol needs. It is written twice: bundlers can split only ES modules, and Node.js and Jest load
 * CommonJS.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, type CommonOptions, type Metafile, transform } from "esbuild";
import { repositoryRoot } from "../repository";

/** The folder of the published framework. */
export const frameworkFolder = join(repositoryRoot, "dist/author/framework");

const shared = {
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "none",
  logLevel: "warning",
} satisfies CommonOptions;

/** Writes the bundle to a folder, and reports its modules, with paths relative to the root of the repository. */
export async function bundleFramework(outdir: string): Promise<Metafile> {
  const { metafile, outputFiles } = await build({
    ...shared,
    absWorkingDir: repositoryRoot,
    entryPoints: { index: "src/author/framework.ts" },
    outdir,
    outExtension: { ".js": extension },
    bundle: true,
    splitting: true,
    // Only ES modules can be split.
    format: "esm",
    write: false,
    metafile: true,
  });
  // Chunk names change with their content, so old chunks would remain.
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  for (const { path, text } of outputFiles) {
    await writeFile(path, text);
    const { code } = await transform(text.replaceAll(extension, ".cjs"), {
      ...shared,
      format: "cjs",
    });
    await writeFile(path.replace(extension, ".cjs"), code);
  }
  return metafile;
}

const extension = ".mjs";
