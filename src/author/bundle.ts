/**
 * Bundles a provider into one executable script: `cdktf-avara/framework/bundle`.
 *
 * Terraform starts the provider several times per command, and each start needs a small part of the code. V8 parses a
 * whole script before it runs the first line, so dynamically imported parts are stored as strings, which cost almost
 * nothing until they are compiled. Code that two parts share is a separate part.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { build, transform } from "esbuild";
import type { CommonOptions, Metafile, OutputFile } from "esbuild";

/** What to bundle, and where to. */
export interface BundleProviderOptions {
  /** The provider's name: `avara`. The script's messages have it, and the variable that chooses its runtime. */
  readonly name: string;
  /** The TypeScript or JavaScript file that calls `serve`. */
  readonly entry: string;
  /** The script to write. Terraform looks for a file named `terraform-provider-` and the provider's name. */
  readonly outFile: string;
}

/** A part of a script: modules that are loaded together. */
export interface BundlePart {
  /** Whether the part is loaded before the handshake line. */
  readonly isEarly: boolean;
  /** What esbuild reports about it. Paths are relative to the working directory. */
  readonly output: Metafile["outputs"][string];
}

const shared = {
  minify: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  logLevel: "warning",
} satisfies CommonOptions;

/**
 * Writes the script, which needs only Node.js 20.9 or later, or Bun, and no packages. It takes Bun if a tested version is on
 * the `PATH`; the variable `NAME_PROVIDER_RUNTIME`, with the provider's name, may be `node` or `bun`.
 *
 * A dynamic `import()` in the provider is loaded when it runs, so what only some calls need costs the others nothing.
 *
 * Windows cannot start a script. Compile the entry there: `bun build --compile`.
 *
 * @returns the parts of the script, the first one of which is its entry
 * @throws {Error} esbuild's, if the provider cannot be bundled
 *
 * @example
 * await bundleProvider({
 *   name: "notes",
 *   entry: "serve.ts",
 *   outFile: "dist/terraform-provider-notes",
 * });
 */
export async function bundleProvider({
  name,
  entry,
  outFile,
}: BundleProviderOptions): Promise<readonly BundlePart[]> {
  const { metafile, outputFiles } = await build({
    ...shared,
    stdin: {
      // With an export, esbuild does not take the entry of a CommonJS package for CommonJS, which cannot be split.
      contents: `${await readFile(entry, "utf8")}\nexport {};`,
      resolveDir: dirname(resolve(entry)),
      sourcefile: entry,
      loader: "ts",
    },
    // Nothing is written there.
    outdir: ".",
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
      return `${JSON.stringify(`./${name}`)}:${early.has(name) ? `function(${parameters.join(",")}){${code}}` : JSON.stringify(code)}`;
    }),
  );
  const script = loader
    .replace("PARAMETERS", JSON.stringify(parameters))
    .replace("PARTS", () => `{${sources.join(",")}}`);
  const { code } = await transform(script, shared);
  await mkdir(dirname(outFile), { recursive: true });
  await writeFile(outFile, `${await readLauncher(name)}${code}`, {
    mode: 0o755,
  });
  return [...outputs].map(([name, output]) => ({
    isEarly: early.has(name),
    output,
  }));
}

/** The name that esbuild gives to the part of the entry. */
const entryName = "stdin";

/** Reads the first lines of the script: they choose the runtime of the rest. */
async function readLauncher(name: string): Promise<string> {
  const file = join(__dirname, "choose-runtime.sh");
  return (await readFile(file, "utf8"))
    .replaceAll(
      "NAME_PROVIDER",
      `${name.toUpperCase().replaceAll("-", "_")}_PROVIDER`,
    )
    .replaceAll("provider name", `provider ${name}`);
}

/** What a part receives. `share` defines its exports. */
const parameters = ["module", "exports", "require", "share"];

/**
 * Loads the parts like `require`: when they are needed, and once. In a project of ES modules, the script is one too, and
 * has to create its `require` first.
 */
const loader = `"use strict";
const start = (require) => {
  const parts = PARTS;
  const loaded = new Map();
  const share = (exports, getters) => {
    Object.defineProperty(exports, "__esModule", { value: true });
    for (const name in getters)
      Object.defineProperty(exports, name, { get: getters[name], enumerable: true });
  };
  const load = (name) => {
    if (!Object.hasOwn(parts, name)) return require(name);
    let module = loaded.get(name);
    if (module === undefined) {
      module = { exports: {} };
      loaded.set(name, module);
      const part = parts[name];
      const run = typeof part === "function" ? part
        : require("node:vm").compileFunction(part, PARAMETERS, { filename: name });
      run(module, module.exports, load, share);
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

/** Converts a part. Without `share`, esbuild would add the code that defines exports to each part. */
async function commonJsOf({ text }: OutputFile): Promise<string> {
  const sharing = text
    .replace(/^#!.*/, "")
    .replace(/export\s*\{([\w$\s,]*)\};?\s*$/, (_, exported: string) => {
      const getters = exported.replaceAll(
        /([\w$]+)(?:\s+as\s+([\w$]+))?/g,
        (_, local: string, name = local) => `${name}: () => ${local}`,
      );
      return `share(exports, { ${getters} });`;
    });
  const { code } = await transform(sharing, {
    ...shared,
    platform: "neutral",
    format: "cjs",
    supported: { "dynamic-import": false },
  });
  return code.trim();
}
