/** Bundles the provider, the command line and the framework, and makes the build for CDK Terrain: `npm run build:bundles`. */
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { buildForCdktn } from "./cdktn-build";
import { bundleCli, cliFolder } from "./cli-bundle";
import { bundleFramework, frameworkFolder } from "./framework-bundle";
import { bundleAvaraProvider } from "./provider-bundle";
import { removeOrphans } from "./remove-orphans";
import { repositoryRoot } from "../repository";

async function main(): Promise<void> {
  const dist = join(repositoryRoot, "dist");
  await Promise.all([
    bundleAvaraProvider(join(dist, "provider/terraform-provider-avara")),
    bundleCli(cliFolder),
    bundleFramework(frameworkFolder),
  ]);
  const launcher = "author/choose-runtime.sh";
  await copyFile(join(repositoryRoot, "src", launcher), join(dist, launcher));
  await removeOrphans(dist, join(repositoryRoot, "src"));
  await buildForCdktn(dist);
}

void main();
