/**
 * Bundles the provider into one executable script.
 *
 * Terraform starts the provider several times per command, and each start needs a small part of the code. V8 parses a
 * whole script before it runs the first line, so dynamically imported parts are stored as strings, which cost almost
 * nothing until they are compiled. Code that two parts share is a separate part.
 */
import { basename, join } from "node:path";
import { readFile, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";
import type { CommonOptions, Metafile, OutputFile } from "esbuild";
import { repositoryRoot } from "./repository";

/** The entry point of the bundle. */
export const providerEntryPoint = join(
  repositoryRoot,
  "src/bin/terraform-provider-avara.ts",
);

/** The first lines of the script: they choose the runtime of the rest. */
const launcherFile = join(repositoryRoot, "src/bin/choose-runtime.sh");

/** A part of a script: modules that are loaded together. Paths are relative to the root of the repository. */
export interface BundlePart {
  /** Whether the part is loaded before the handshake line. */
  readonly isEarly: boolean;
  readonly output: Metafile["outputs"][string];
}

const shared = {
  minify: true,
  platform: "node",
  target: "node20",
  // The licences are in a separate file; see third-party-notices.ts.
  legalComments: "none",
  logLevel: "warning",
} satisfies CommonOptions;

/** Writes the script. Returns its parts, the first one of which is its entry. */
export async function bundleProvider(
  entryPoint: string,
  outfile: string,
): Promise<readonly BundlePart[]> {
  const { metafile, outputFiles } = await build({
    ...shared,
    absWorkingDir: repositoryRoot,
    entryPoints: { [entryName]: entryPoint },
    // Nothing is written there.
    outdir: "dist/provider",
    chunkNames: "[hash]",
    bundle: true,
    splitting: true,
    // Only ES modules can be split.
    format: "esm",
    write: false,
    metafile: true,
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output]) => [
      basename(path),
      output,
    ]),
  );
  const early = importedBy(`${entryName}.js`, outputs);
  const sources = await Promise.all(
    outputFiles.map(async (file) => {
      const name = basename(file.path);
      const code = await commonJsOf(file);
      return `${JSON.stringify(`./${name}`)}:${early.has(name) ? `function(module,exports,require){${code}}` : JSON.stringify(code)}`;
    }),
  );
  const script = loader.replace("PARTS", () => `{${sources.join(",")}}`);
  const { code } = await transform(script, shared);
  const launcher = await readFile(launcherFile, "utf8");
  await writeFile(outfile, `${launcher}${code}`, { mode: 0o755 });
  return [...outputs].map(([name, output]) => ({
    isEarly: early.has(name),
    output,
  }));
}

const entryName = "entry";

/**
 * Loads the parts like `require`: when they are needed, and once. In a project of ES modules, the script is one too, and
 * has to create its `require` first.
 */
const loader = `"use strict";
const start = (require) => {
  const parts = PARTS;
  const loaded = new Map();
  const load = (name) => {
    if (!Object.hasOwn(parts, name)) return require(name);
    let module = loaded.get(name);
    if (module === undefined) {
      module = { exports: {} };
      loaded.set(name, module);
      const part = parts[name];
      const run = typeof part === "function" ? part
        : require("node:vm").compileFunction(part, ["module", "exports", "require"], { filename: name });
      run(module, module.exports, load);
    }
    return module.exports;
  };
  load("./${entryName}.js");
};
if (typeof require === "function") start(require);
else import("node:module").then(({ createRequire }) => start(createRequire("file:///")));
`;

/** The names of a part and of its static imports. */
function importedBy(
  name: string,
  outputs: ReadonlyMap<string, BundlePart["output"]>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (name: string): void => {
    const output = outputs.get(name);
    if (output === undefined || found.has(name)) return;
    found.add(name);
    for (const { kind, path } of output.imports)
      if (kind === "import-statement") add(basename(path));
  };
  add(name);
  return found;
}

async function commonJsOf({ text }: OutputFile): Promise<string> {
  const { code } = await transform(text.replace(/^#!.*/, ""), {
    ...shared,
    format: "cjs",
    supported: { "dynamic-import": false },
  });
  return code.trim();
}
