import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "../repository";
import { noticesFile } from "../third-party-notices";
import { type ArchiveFile, createArchive } from "./archive";
import { bunPackage } from "./bun-runtime";
import { compileExecutable } from "./compile-executable";
import type { Platform } from "./platforms";
import { executableName } from "./registry-names";
import { type Component, componentsOfModules, renderSbom } from "./sbom";
import { stripMacSignature } from "./strip-mac-signature";

export interface ProviderArchiveOptions {
  readonly version: string;
  readonly platform: Platform;
  /** The Bun executable of this machine, which compiles. */
  readonly compiler: string;
  /** The Bun executable of the platform, which becomes a part of the result. */
  readonly runtime: string;
  /** The packages of package-lock.json. */
  readonly locked: readonly Component[];
  /** For files that are made on the way. */
  readonly directory: string;
}

/** The archive for a platform, and its bill of materials. */
export interface ProviderArchive {
  readonly archive: Uint8Array;
  readonly sbom: string;
}

/** Makes the archive that a registry or a mirror offers for a platform: one executable, and the licences. */
export async function createProviderArchive({
  version,
  platform,
  compiler,
  runtime,
  locked,
  directory,
}: ProviderArchiveOptions): Promise<ProviderArchive> {
  const name = executableName(version, platform);
  const outfile = join(directory, name);
  const modules = await compileExecutable({
    platform,
    compiler,
    runtime,
    outfile,
  });
  const compiled = await readFile(outfile);
  const content = needsNoSignature(platform)
    ? stripMacSignature(compiled)
    : compiled;
  const isRuntime = (one: Component) => one.name === bunPackage(platform);
  return {
    archive: createArchive([
      { name, content, isExecutable: true },
      ...(await readLicences()),
    ]),
    sbom: renderSbom(
      { type: "application", name: "terraform-provider-avara", version },
      [
        ...(await componentsOfModules(locked, modules)),
        ...locked.filter(isRuntime),
      ],
    ),
  };
}

/** On amd64, macOS runs executables without a signature, and Bun leaves a signature that no longer fits. */
const needsNoSignature = ({ os, arch }: Platform) =>
  os === "darwin" && arch === "amd64";

/** Reads our licence, those of the packages in the bundles, and those of Bun, which come with its types. */
async function readLicences(): Promise<readonly ArchiveFile[]> {
  const files = {
    LICENSE: "LICENSE",
    [noticesFile]: noticesFile,
    "BUN-LICENSE.md": "node_modules/bun-types/docs/project/license.mdx",
  };
  return Promise.all(
    Object.entries(files).map(async ([name, path]) => ({
      name,
      content: await readFile(join(repositoryRoot, path)),
    })),
  );
}
