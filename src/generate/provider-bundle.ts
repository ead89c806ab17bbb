/**
 * Bundles the provider into one executable script.
 *
 * Terraform starts the provider several times per command and waits for its handshake line, which
 * needs a twentieth of the code. V8 parses a whole script before it runs the first line, so
 * dynamically imported code is stored as a string, which costs almost nothing until it is compiled.
 */
import { join } from "node:path";
import { build } from "esbuild";
import type { BuildOptions, Metafile, Plugin } from "esbuild";
import { repositoryRoot } from "./repository";

/** The entry point of the bundle. */
export const providerEntryPoint = join(
  repositoryRoot,
  "src/bin/terraform-provider-avara.ts",
);

const options = {
  absWorkingDir: repositoryRoot,
  bundle: true,
  minify: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // The licences are in a file of their own; see third-party-notices.ts.
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

/** The modules of a script. Paths are relative to the root of the repository. */
export interface BundleReport {
  /** The modules that run before the handshake line. */
  readonly early: Metafile;
  /** The modules that are compiled after it: one bundle for each dynamic import. */
  readonly late: readonly Metafile[];
}

/**
 * Writes the script.
 *
 * @throws {Error} if two of its parts contain the same module outside `text` and `system`, which may have state
 */
export async function bundleProvider(
  entryPoint: string,
  outfile: string,
): Promise<BundleReport> {
  const late: Metafile[] = [];
  const { metafile: early } = await build({
    ...options,
    entryPoints: [entryPoint],
    outfile,
    metafile: true,
    plugins: [bundleDynamicImports(late)],
  });
  const inputs = [early, ...late].flatMap(({ inputs }) => Object.keys(inputs));
  const twice = inputs.find(
    (input, index) =>
      inputs.indexOf(input) !== index && !/^src\/(text|system)\//.test(input),
  );
  if (twice !== undefined)
    throw new Error(`Two parts of the bundle contain ${twice}.`);
  return { early, late };
}

/** Bundles each dynamic import separately, and compiles it when it is imported. */
function bundleDynamicImports(late: Metafile[]): Plugin {
  const namespace = "late";
  return {
    name: namespace,
    setup(setup) {
      setup.onResolve({ filter: /./ }, async ({ kind, path, resolveDir }) => {
        if (kind !== "dynamic-import") return undefined;
        const resolved = await setup.resolve(path, {
          kind: "import-statement",
          resolveDir,
        });
        return { ...resolved, namespace };
      });
      setup.onLoad({ filter: /./, namespace }, async ({ path }) => {
        const { metafile, outputFiles } = await build({
          ...options,
          entryPoints: [path],
          write: false,
          metafile: true,
        });
        late.push(metafile);
        const code = outputFiles.map(({ text }) => text).join("");
        return {
          contents: `require("node:vm").compileFunction(
            ${JSON.stringify(code)},
            ["module", "require"],
            { filename: __filename + ":" + ${JSON.stringify(namespace)} },
          )(module, require);`,
        };
      });
    },
  };
}
