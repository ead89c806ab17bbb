import { join } from "node:path";
import { inTemporaryFolder } from "../system/temporary-folder";
import { bundleCli } from "./cli-bundle";
import { bundleFramework } from "./framework-bundle";
import { bundleAvaraProvider } from "./provider-bundle";

/** Lists the modules in the bundles of the npm package, as paths relative to the root of the repository. */
export function listBundledModules(): Promise<readonly string[]> {
  return inTemporaryFolder("cdktf-avara-generate-", async (directory) => {
    const parts = await bundleAvaraProvider(join(directory, "provider"));
    const commandLine = await bundleCli(join(directory, "cli"));
    const framework = await bundleFramework(join(directory, "framework"));
    const bundles = [
      ...parts.map(({ output }) => output),
      commandLine,
      framework,
    ];
    return bundles.flatMap(({ inputs }) => Object.keys(inputs));
  });
}

/**
 * Groups module paths by package folder, such as `node_modules/zod`. Omits our own modules.
 *
 * @returns the modules of each package, relative to its folder
 */
export function groupByPackage(
  modules: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const packages = new Map<string, string[]>();
  for (const module of modules) {
    const [, folder, file] =
      /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(module) ?? [];
    if (folder === undefined || file === undefined) continue;
    const files = packages.get(folder) ?? [];
    packages.set(folder, [...files, file]);
  }
  return packages;
}
