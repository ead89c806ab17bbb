import { join } from "node:path";
import { build } from "esbuild";

/** Bundles a script as the provider is bundled. Returns the path of the one file that it has become. */
export async function bundleScript(
  entryPoint: string,
  directory: string,
): Promise<string> {
  const outfile = join(directory, "provider.js");
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    logLevel: "silent",
  });
  return outfile;
}
