/** Builds the provider's script: `npm run build:provider`. */
import { join } from "node:path";
import { bundleProvider } from "./provider-bundle";
import { repositoryRoot } from "./repository";

void bundleProvider(
  join(repositoryRoot, "src/bin/terraform-provider-avara.ts"),
  join(repositoryRoot, "dist/provider/terraform-provider-avara"),
);
