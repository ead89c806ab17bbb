/**
 * The names of the files beside the archives of a release, as the Terraform registry requires them.
 *
 * @see https://developer.hashicorp.com/terraform/registry/providers/publishing
 */
import { version } from "../../version";

const provider = "terraform-provider-avara";

/** The bill of materials of an archive or of the npm package. */
export const sbomName = (file: string) =>
  file.replace(/\.(zip|tgz)$/, ".cdx.json");

/** The file that says which plugin protocol the provider speaks. */
export const manifestName = `${provider}_${version}_manifest.json`;

/** The checksums of the archives and the manifest. */
export const checksumsName = `${provider}_${version}_SHA256SUMS`;

/** The detached signature of the checksums. */
export const signatureName = `${checksumsName}.sig`;
