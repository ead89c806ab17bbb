/**
 * Bundles the command line: a small entry, and chunks that a command loads when it runs. A bundle starts faster than
 * separate packages, and can contain ES-module-only packages.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Metafile, build } from "esbuild";
import { repositoryRoot } from "../repository";

/**
 * Writes the bundle to a folder, and reports its modules, with paths relative to the root of the repository.
 */
export async function bundleCli(outdir: string): Promise<Metafile> {
  // Chunk names change with their content, so old chunks would remain.
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: { "cdktf-avara": "src/bin/cdktf-avara.ts" },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // Its package contains no licence text, which a bundle would have to contain.
    external: ["@bomb.sh/tab"],
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: "node",
    format: "esm",
    target: "node20",
    banner: { js: commonJsVariables },
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  return metafile;
}

/** The folder of the published command line. */
export const cliFolder = join(repositoryRoot, "dist/bin/cdktf-avara");

/** The variables that CommonJS modules expect, which include our own. */
const commonJsVariables = `import { createRequire as createRequireOfBundle } from "node:module";
import { dirname as dirnameOfBundle } from "node:path";
import { fileURLToPath as pathOfBundle } from "node:url";
const require = createRequireOfBundle(import.meta.url);
const __filename = pathOfBundle(import.meta.url);
const __dirname = dirnameOfBundle(__filename);`;
