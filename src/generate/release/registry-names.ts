/**
 * The names of a release's files, as the Terraform registry requires them.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
import { version } from "../../version";
import type { Platform } from "./platforms";

const provider = "terraform-provider-avara";

/** The archive for a platform: `terraform-provider-avara_1.2.3_linux_amd64.zip`. */
export const archiveName = (platform: Platform) =>
  `${platformName(platform)}.zip`;

/** The bill of materials of an archive. */
export const archiveSbomName = (platform: Platform) =>
  `${platformName(platform)}.cdx.json`;

/** The executable in an archive: `terraform-provider-avara_v1.2.3`. */
export const executableName = ({ os }: Platform) =>
  `${provider}_v${version}${os === "windows" ? ".exe" : ""}`;

/** The file that says which plugin protocol the provider speaks. */
export const manifestName = `${provider}_${version}_manifest.json`;

/** The checksums of the archives and the manifest. */
export const checksumsName = `${provider}_${version}_SHA256SUMS`;

/** The detached signature of the checksums. */
export const signatureName = `${checksumsName}.sig`;

const platformName = ({ os, arch }: Platform) =>
  `${provider}_${version}_${os}_${arch}`;
