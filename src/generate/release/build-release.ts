import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { archiveName } from "../../constructs/provider/provider-files";
import { inTemporaryFolder } from "../../system/temporary-folder";
import { packNpmPackage, renderNpmSbom } from "./npm-package";
import { type Platform, terraformName } from "./platforms";
import { createProviderArchive } from "./provider-archive";
import {
  checksumsName,
  manifestName,
  sbomName,
  signatureName,
} from "./registry-names";
import { readLockedComponents } from "./sbom";
import { type SigningKey, signFile } from "./sign";

/** What to release. */
export interface ReleaseOptions {
  /** The platforms to make an executable for. */
  readonly platforms: readonly Platform[];
  /** Where the files are written. It is emptied first. */
  readonly directory: string;
  /** @default the checksums are not signed */
  readonly signingKey?: SigningKey | undefined;
  /** Receives the name of each file when it is written. */
  readonly onFile?: (name: string) => void;
}

/** Writes all files of a release. The build of the npm package must be current. */
export function buildRelease({
  platforms,
  directory,
  signingKey,
  onFile,
}: ReleaseOptions): Promise<void> {
  let checksums = "";
  const write = async (name: string, content: string | Uint8Array) => {
    await writeFile(join(directory, name), content);
    onFile?.(name);
  };
  const writeChecked = async (name: string, content: string | Uint8Array) => {
    await write(name, content);
    checksums += `${createHash("sha256").update(content).digest("hex")}  ${name}\n`;
  };
  return inTemporaryFolder("avara-release-", async (temporary) => {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
    const locked = await readLockedComponents();

    const tarball = await packNpmPackage(directory);
    onFile?.(tarball);
    await write(sbomName(tarball), await renderNpmSbom(locked));

    for (const platform of platforms) {
      const { archive, sbom } = await createProviderArchive(
        platform,
        locked,
        temporary,
      );
      const name = archiveName(terraformName(platform));
      await writeChecked(name, archive);
      await write(sbomName(name), sbom);
    }
    await writeChecked(manifestName, manifest);
    await write(checksumsName, checksums);
    if (signingKey === undefined) return;
    await signFile(join(directory, checksumsName), signingKey);
    onFile?.(signatureName);
  });
}

/** A registry learns from it which plugin protocol the provider speaks. */
const manifest = `${JSON.stringify({ version: 1, metadata: { protocol_versions: ["6.0"] } }, null, 2)}\n`;
