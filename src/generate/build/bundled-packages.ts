import { join } from "node:path";
import { inTemporaryFolder } from "../../system/temporary-folder";
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

/** The package folders that modules belong to, such as `node_modules/zod`. Omits our own modules. */
export function packageFolders(modules: readonly string[]): readonly string[] {
  const folders = modules.map(
    (module) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(module)?.[0],
  );
  return [...new Set(folders.filter((folder) => folder !== undefined))];
}
