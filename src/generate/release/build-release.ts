import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder } from "../../system/temporary-folder";
import { fetchBunRuntime } from "./bun-runtime";
import { renderChecksums } from "./checksums";
import { renderManifest } from "./manifest";
import { packNpmPackage, renderNpmSbom } from "./npm-package";
import { type Platform, thisPlatform } from "./platforms";
import { createProviderArchive } from "./provider-archive";
import {
  archiveName,
  archiveSbomName,
  checksumsName,
  manifestName,
  signatureName,
} from "./registry-names";
import { readLockedComponents } from "./sbom";
import { type SigningKey, signFile } from "./sign";

/** What to release. */
export interface ReleaseOptions {
  readonly version: string;
  /** The platforms to make an executable for. */
  readonly platforms: readonly Platform[];
  /** Where the files are written. It is emptied first. */
  readonly directory: string;
  /** @default the checksums are not signed */
  readonly signingKey?: SigningKey | undefined;
  /** Receives the name of each file when it is written. */
  readonly onFile?: (name: string) => void;
}

/** Writes all files of a release. The build of the npm package has to be current. */
export function buildRelease({
  version,
  platforms,
  directory,
  signingKey,
  onFile,
}: ReleaseOptions): Promise<void> {
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(directory, name), content);
    onFile?.(name);
  };
  return inTemporaryFolder("avara-release-", async (temporary) => {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    const locked = await readLockedComponents();

    const tarball = await packNpmPackage(directory);
    onFile?.(tarball);
    const npmSbom = await renderNpmSbom(version, locked);
    await write(tarball.replace(/\.tgz$/, ".cdx.json"), npmSbom);

    const checked = new Map<string, Uint8Array>();
    const compiler = await fetchBunRuntime(thisPlatform(), temporary);
    for (const platform of platforms) {
      const { archive, sbom } = await createProviderArchive({
        version,
        platform,
        compiler,
        runtime: await fetchBunRuntime(platform, temporary),
        locked,
        directory: temporary,
      });
      checked.set(archiveName(version, platform), archive);
      await write(archiveName(version, platform), archive);
      await write(archiveSbomName(version, platform), sbom);
    }
    const manifest = renderManifest();
    checked.set(manifestName(version), Buffer.from(manifest));
    await write(manifestName(version), manifest);

    await write(checksumsName(version), renderChecksums(checked));
    if (signingKey === undefined) return;
    await signFile(join(directory, checksumsName(version)), signingKey);
    onFile?.(signatureName(version));
  });
}
