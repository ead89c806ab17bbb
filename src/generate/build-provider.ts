/** Finishes what the compiler has begun, and builds the provider's script: `npm run build:provider`. */
import { join } from "node:path";
import { bundleProvider, providerEntryPoint } from "./provider-bundle";
import { removeOrphans } from "./remove-orphans";
import { repositoryRoot } from "./repository";

async function main(): Promise<void> {
  const dist = join(repositoryRoot, "dist");
  await bundleProvider(
    providerEntryPoint,
    join(dist, "provider/terraform-provider-avara"),
  );
  await removeOrphans(dist, join(repositoryRoot, "src"));
}

void main();
