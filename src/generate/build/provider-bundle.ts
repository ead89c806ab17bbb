import { join } from "node:path";
import { bundleProvider, type BundlePart } from "../../author/bundle";
import { repositoryRoot } from "../repository";

/** The entry point of our provider. */
export const providerEntryPoint = join(
  repositoryRoot,
  "src/bin/terraform-provider-avara.ts",
);

/** Bundles our provider, as the author of any provider does. */
export function bundleAvaraProvider(
  outFile: string,
): Promise<readonly BundlePart[]> {
  return bundleProvider({ name: "avara", entry: providerEntryPoint, outFile });
}
