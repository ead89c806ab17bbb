import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { executableName } from "../../constructs/provider/provider-files";
import { repositoryRoot } from "../repository";
import { noticesFile } from "../third-party-notices";
import { createArchive } from "./archive";
import { bunPackage, fetchBunRuntime } from "./bun-runtime";
import { compileExecutable } from "./compile-executable";
import { type Platform, terraformName, thisPlatform } from "./platforms";
import {
  type Component,
  componentsOfModules,
  findComponent,
  renderSbom,
} from "./sbom";
import { stripMacSignature } from "./strip-mac-signature";

/** The archive for a platform, and its bill of materials. */
export interface ProviderArchive {
  readonly archive: Uint8Array;
  readonly sbom: string;
}

/**
 * Makes the archive that a registry or a mirror offers for a platform: one executable, and the licences.
 *
 * @param locked the packages of package-lock.json
 * @param directory for files that are made on the way
 */
export async function createProviderArchive(
  platform: Platform,
  locked: readonly Component[],
  directory: string,
): Promise<ProviderArchive> {
  const name = executableName(terraformName(platform));
  const outfile = join(directory, name);
  const modules = await compileExecutable({
    platform,
    compiler: await fetchBunRuntime(thisPlatform(), locked, directory),
    runtime: await fetchBunRuntime(platform, locked, directory),
    outfile,
  });
  const compiled = await readFile(outfile);
  const content = needsNoSignature(platform)
    ? stripMacSignature(compiled)
    : compiled;
  const licences = await Promise.all(
    Object.entries(licenceFiles).map(async ([name, path]) => ({
      name,
      content: await readFile(join(repositoryRoot, path)),
    })),
  );
  return {
    archive: createArchive([
      { name, content, isExecutable: true },
      ...licences,
    ]),
    sbom: renderSbom("application", "terraform-provider-avara", [
      ...(await componentsOfModules(locked, modules)),
      findComponent(locked, bunPackage(platform)),
    ]),
  };
}

/** On amd64, macOS runs executables without a signature, and Bun leaves a signature that no longer fits. */
const needsNoSignature = ({ os, arch }: Platform) =>
  os === "darwin" && arch === "amd64";

/** Our licence, those of the packages in the executable, and those of Bun, which come with its types. */
const licenceFiles = {
  LICENSE: "LICENSE",
  [noticesFile]: noticesFile,
  "BUN-LICENSE.md": "node_modules/bun-types/docs/project/license.mdx",
};
