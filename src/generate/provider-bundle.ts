/**
 * Makes one executable script of the provider.
 *
 * Terraform starts the provider several times a command and waits for its handshake line, which
 * needs a twentieth of the code. V8 would read all of it before it runs the first line, so what is
 * imported dynamically is kept as a text, which costs next to nothing until it is compiled.
 */
import { join } from "node:path";
import { build } from "esbuild";
import type { BuildOptions, Metafile, Plugin } from "esbuild";
import { repositoryRoot } from "./repository";

/** The script that the provider is bundled from. */
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

/** What went into a script. Paths are relative to the top of the repository. */
export interface BundleReport {
  /** What runs before the handshake line. */
  readonly early: Metafile;
  /** What is compiled after it, one bundle for each dynamic import. */
  readonly late: readonly Metafile[];
}

/**
 * Writes the script.
 *
 * @throws {Error} if two of its parts hold the same module, except of `text` and `system`, whose modules have no state
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
    throw new Error(`Two parts of the bundle hold ${twice}.`);
  return { early, late };
}

/** Makes a bundle of its own of what is imported dynamically, and compiles it when it is imported. */
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
