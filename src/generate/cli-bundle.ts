/**
 * Bundles the command line: a small entry, and chunks that a command loads when it runs. A bundle starts faster than a
 * tree of packages, and can have packages that are ES modules only.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Metafile, build } from "esbuild";
import { repositoryRoot } from "./repository";

/**
 * Writes the command line to a folder, and returns what went into it. Paths are relative to the top of the repository.
 */
export async function bundleCli(outdir: string): Promise<Metafile> {
  // The names of chunks change with their content.
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: repositoryRoot,
    entryPoints: { "cdktf-avara": "src/bin/cdktf-avara.ts" },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
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

/** The folder of the command line that is published. */
export const cliFolder = join(repositoryRoot, "dist/bin/cdktf-avara");

/** What CommonJS modules expect, of which our own and some packages are. */
const commonJsVariables = `import { createRequire as createRequireOfBundle } from "node:module";
import { dirname as dirnameOfBundle } from "node:path";
import { fileURLToPath as pathOfBundle } from "node:url";
const require = createRequireOfBundle(import.meta.url);
const __filename = pathOfBundle(import.meta.url);
const __dirname = dirnameOfBundle(__filename);`;
