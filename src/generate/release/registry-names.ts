/**
 * The names of a release's files, as the Terraform registry requires them.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
import type { Platform } from "./platforms";

const provider = "terraform-provider-avara";

/** The archive for a platform: `terraform-provider-avara_1.2.3_linux_amd64.zip`. */
export const archiveName = (version: string, platform: Platform) =>
  `${platformName(version, platform)}.zip`;

/** The bill of materials of an archive. */
export const archiveSbomName = (version: string, platform: Platform) =>
  `${platformName(version, platform)}.cdx.json`;

/** The executable in an archive: `terraform-provider-avara_v1.2.3`. */
export const executableName = (version: string, { os }: Platform) =>
  `${provider}_v${version}${os === "windows" ? ".exe" : ""}`;

/** The file that says which plugin protocol the provider speaks. */
export const manifestName = (version: string) =>
  `${provider}_${version}_manifest.json`;

/** The checksums of the archives and the manifest. */
export const checksumsName = (version: string) =>
  `${provider}_${version}_SHA256SUMS`;

/** The detached signature of the checksums. */
export const signatureName = (version: string) =>
  `${checksumsName(version)}.sig`;

const platformName = (version: string, { os, arch }: Platform) =>
  `${provider}_${version}_${os}_${arch}`;
