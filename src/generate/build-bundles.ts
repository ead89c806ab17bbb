/** Bundles the compiled provider and command line, and makes the build for CDK Terrain: `npm run build:bundles`. */
import { join } from "node:path";
import { buildForCdktn } from "./cdktn-build";
import { bundleCli, cliFolder } from "./cli-bundle";
import { bundleProvider, providerEntryPoint } from "./provider-bundle";
import { removeOrphans } from "./remove-orphans";
import { repositoryRoot } from "./repository";

async function main(): Promise<void> {
  const dist = join(repositoryRoot, "dist");
  await bundleProvider(
    providerEntryPoint,
    join(dist, "provider/terraform-provider-avara"),
  );
  await bundleCli(cliFolder);
  await removeOrphans(dist, join(repositoryRoot, "src"));
  await buildForCdktn(dist);
}

void main();
