/** The provider's script in this package, and its names and paths for Terraform. Pure, so that the commands share it. */
import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { version } from "../../version";

/** The provider's full source address in `required_providers`. */
export const providerSource = "registry.terraform.io/avara-software/avara";

/**
 * The addresses that `avara-software/avara` stands for: the one of Terraform, and the one of OpenTofu. A mirror has the
 * provider under both, so that either finds it.
 */
export const providerSources = [
  providerSource,
  "registry.opentofu.org/avara-software/avara",
] as const;

/** The provider as `npm run build` writes it: one executable script. */
export const providerBundle = join(
  __dirname,
  "../../../dist/provider/terraform-provider-avara",
);

/**
 * The name of the provider's executable: `terraform-provider-avara_v1.2.3`.
 *
 * @param platform @default the one of this process
 */
export function executableName(platform: string = terraformPlatform()): string {
  const suffix = platform.startsWith("windows_") ? ".exe" : "";
  return `terraform-provider-avara_v${version}${suffix}`;
}

/**
 * The name of the archive with the executable in a release: `terraform-provider-avara_1.2.3_linux_amd64.zip`.
 *
 * @param platform @default the one of this process
 */
export function archiveName(platform: string = terraformPlatform()): string {
  return `terraform-provider-avara_${version}_${platform}.zip`;
}

/**
 * The path of the provider in a mirror.
 *
 * @param platform @default the one of this process
 * @param source @default the one of Terraform
 */
export function pathInMirror(
  mirror: string,
  platform: string = terraformPlatform(),
  source: string = providerSource,
): string {
  return join(mirror, source, version, platform, executableName(platform));
}

/** The paths of the provider in a mirror, for Terraform and for OpenTofu. */
export function pathsInMirror(
  mirror: string,
  platform: string = terraformPlatform(),
): readonly string[] {
  return providerSources.map((source) =>
    pathInMirror(mirror, platform, source),
  );
}

/** The platform of this process in Terraform's form: `darwin_arm64`. */
export function terraformPlatform(): string {
  const arch =
    { x64: "amd64", ia32: "386" }[process.arch as string] ?? process.arch;
  const system = process.platform === "win32" ? "windows" : process.platform;
  return `${system}_${arch}`;
}

/** Terraform's hash of a provider's folder with one file, which Go modules call `h1`. */
export function hashOfProvider(path: string, script: Buffer): string {
  const sha256 = (data: string | Buffer) => createHash("sha256").update(data);
  const line = `${sha256(script).digest("hex")}  ${basename(path)}\n`;
  return `h1:${sha256(line).digest("base64")}`;
}
